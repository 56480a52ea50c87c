using PreviewForge.Functions.Jobs.Announcing;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Resolving;

namespace PreviewForge.Functions.Jobs.Running;

/// <summary>The stages that a job's videos go through in the app.</summary>
public sealed record JobStages(JobResolver Resolver, LibraryLister Lister, JobDispatcher Dispatcher, JobAnnouncer Announcer);
