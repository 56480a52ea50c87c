using PreviewForge.Functions.Jobs.Resolving.Announced;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>Where the videos of a job come from, when no library is listed.</summary>
/// <param name="Submitted">From paths that somebody named.</param>
/// <param name="Announced">From webhooks.</param>
public sealed record VideoSources(SubmittedPaths Submitted, AnnouncedVideos Announced);
