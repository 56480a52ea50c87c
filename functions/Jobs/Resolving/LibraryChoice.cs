using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>Which libraries a job is about.</summary>
internal static class LibraryChoice
{
    /// <summary>
    /// The enabled libraries of enabled servers that fit the job's ids, else its names, else all. The first library of each server comes before the second
    /// of any, so that servers which hold the same videos are listed side by side.
    /// </summary>
    public static IReadOnlyList<(MediaServerSettings Server, LibrarySettings Library)> Of(AppSettings settings, JobConfig job) =>
    [
        .. settings.MediaServers.Where(server => server.IsUsable && (job.ServerId is null || server.Id == job.ServerId))
            .SelectMany(server => server.Libraries.Where(library => library.Enabled && Fits(library, job)).Select((library, index) => (Server: server, Library: library, Index: index)))
            .OrderBy(choice => choice.Index)
            .Select(choice => (choice.Server, choice.Library)),
    ];

    private static bool Fits(LibrarySettings library, JobConfig job) => job switch
    {
        { LibraryIds.Count: > 0 } => job.LibraryIds.Contains(library.Id),
        { LibraryNames.Count: > 0 } => job.LibraryNames.Contains(library.Name, StringComparer.OrdinalIgnoreCase),
        _ => true,
    };
}
