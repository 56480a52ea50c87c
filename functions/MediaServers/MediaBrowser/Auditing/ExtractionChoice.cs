using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;

/// <summary>The libraries that a change of the server's own extraction is for.</summary>
/// <param name="Folders">Those that hold videos.</param>
/// <param name="Missing">Ids that were asked for and aren't there, or hold no videos.</param>
internal sealed record ExtractionChoice(IReadOnlyList<VirtualFolder> Folders, IReadOnlyList<string> Missing)
{
    /// <param name="folders">All of the server's.</param>
    /// <param name="libraryIds">Null for all that hold videos.</param>
    public static ExtractionChoice Of(IReadOnlyList<VirtualFolder> folders, IReadOnlyList<string>? libraryIds)
    {
        VirtualFolder[] videos = [.. folders.Where(folder => folder.HasVideos)];
        return libraryIds is null
            ? new ExtractionChoice(videos, [])
            : new ExtractionChoice([.. videos.Where(folder => libraryIds.Contains(folder.Key))], [.. libraryIds.Except(videos.Select(folder => folder.Key))]);
    }

    /// <summary>One result per library: the first of its errors, or <c>ok</c>, also when nothing had to be changed.</summary>
    public Dictionary<string, string> Summarize(IReadOnlyList<EditResult> results)
    {
        var summary = Missing.ToDictionary(id => id, _ => "error: there is no library of this id with videos", StringComparer.Ordinal);
        foreach (VirtualFolder folder in Folders)
        {
            summary[folder.Key] = results.Where(result => result.Edit.LibraryId == folder.Key).Select(result => result.Text).FirstOrDefault(text => text != LibraryOptionsEditor.Ok)
                ?? LibraryOptionsEditor.Ok;
        }

        return summary;
    }
}
