using PreviewForge.Functions.Jobs.Announcing;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Resolving;

namespace PreviewForge.Functions.Jobs.Running;

/// <summary>The stages that a job's videos go through in the app, and what finds those again that were lost on the way.</summary>
public sealed record JobStages(JobResolver Resolver, LibraryLister Lister, JobDispatcher Dispatcher, LostWork LostWork, JobAnnouncer Announcer);
