using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Jobs.Submission;

/// <summary>Which server a job about libraries is for, when the caller doesn't say.</summary>
internal static class LibraryPin
{
    /// <summary>The one enabled server that has all of the libraries, each of which no other has; null when in doubt: two Plex servers may both have a library 1.</summary>
    public static MediaServerSettings? Infer(IEnumerable<MediaServerSettings> servers, IReadOnlyList<string> libraryIds)
    {
        List<MediaServerSettings> enabled = [.. servers.Where(server => server.IsUsable)];
        List<MediaServerSettings[]> holders = [.. libraryIds.Select(id => enabled.Where(server => server.Libraries.Any(library => library.Id == id)).ToArray())];
        return holders.Count > 0 && holders.TrueForAll(servers => servers.Length == 1) && holders.Select(servers => servers[0].Id).Distinct().Count() == 1
            ? holders[0][0]
            : null;
    }

    /// <summary>What the job is called for people.</summary>
    public static string LabelOf(LibraryJobRequest request, MediaServerSettings? pin)
    {
        string what = request.Kind switch
        {
            JobKind.RecentlyAdded => "Recently added",
            JobKind.CleanUp => "Clean-up",
            _ => "",
        };
        IReadOnlyList<string> names = request.LibraryIds.Count > 0
            ? [.. request.LibraryIds.Select(id => pin?.Libraries.FirstOrDefault(library => library.Id == id)?.Name ?? id)]
            : request.LibraryNames;
        string where = names.Count > 0 ? string.Join(", ", names) : pin is null ? "All libraries" : $"All libraries of {pin.Name}";
        return what.Length > 0 ? $"{what}: {where}" : where;
    }
}
