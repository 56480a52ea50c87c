using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Owners;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Functions.Jobs.Resolving.Announced;

/// <summary>Finds the videos that an announced path stands for.</summary>
/// <param name="jobId">Whose videos they become.</param>
/// <param name="names">What the path may be called here.</param>
/// <param name="search">Finds what is in folders.</param>
/// <param name="owners">Advises on paths that nobody holds.</param>
/// <param name="now">When.</param>
internal sealed class AnnouncedSearch(Guid jobId, AnnouncedNames names, VideoSearch search, OwnerLookup owners, DateTimeOffset now)
{
    private const int LongestPath = 4096;

    /// <param name="announced">With a path.</param>
    /// <param name="hint">What its server says of the file; null when nothing is known. It counts, too, when no library holds the file: the library may be new.</param>
    public IEnumerable<JobItemRow> Find(AnnouncedItem announced, (string ServerId, ServerItem Item)? hint)
    {
        if (announced.Path.Length > LongestPath || announced.Path.Contains('\0', StringComparison.Ordinal))
        {
            return [Ended(announced.Path.Replace('\0', '?')[..Math.Min(announced.Path.Length, LongestPath)], announced.Title, ItemOutcome.Failed, "This is no path")];
        }

        FoundName? found = FoundName.Of(announced.Path, names);
        if (found is null || !(found.IsOwned || (hint is not null && !Directory.Exists(found.Path))))
        {
            return [Owed(announced.Path, announced.Title, ItemOutcome.UnresolvedVendor, $"No library of a media server that wants previews holds this path — {Advice(announced.Path)}")];
        }

        return found switch
        {
            { Exists: false } => [Missing(found.Path, announced.Title)],
            _ when Directory.Exists(found.Path) => search.Expand(found.Path).Where(video => names.IsOwned(video.Path)).Select(video => Video(video.Path, "", null)),
            _ => [Video(found.Path, announced.Title, hint)],
        };
    }

    public JobItemRow Video(string path, string title, (string ServerId, ServerItem Item)? hint)
    {
        if (!VideoExtensions.IsVideo(path))
        {
            return Ended(path, title, ItemOutcome.NoMediaParts, "By its extension, this is no video");
        }

        return Path.GetFileNameWithoutExtension(path).Length == 0
            ? Ended(path, title, ItemOutcome.Failed, "The file has no name before its extension, and its previews would have none")
            : new JobItemRow
            {
                JobId = jobId, Path = path, Title = title, Hints = hint is { } known ? new Dictionary<string, ServerItem> { [known.ServerId] = known.Item } : null,
            };
    }

    /// <summary>A mount, or the file, may be late.</summary>
    public JobItemRow Missing(string path, string title) => Owed(path, title, ItemOutcome.SkippedFileNotFound, "The file is not there (yet). Is its disk mounted?");

    public JobItemRow Owed(string path, string title, ItemOutcome outcome, string reason) => Ended(path, title, outcome, reason, isOwed: true);

    private string Advice(string path)
    {
        try
        {
            return owners.Explain(path).Hints is [var first, ..] ? first.Text : "check the servers' libraries and path mappings.";
        }
        catch (SettingsException)
        {
            return "the settings can't be read.";
        }
    }

    private JobItemRow Ended(string path, string title, ItemOutcome outcome, string reason, bool isOwed = false) => new()
    {
        JobId = jobId, Path = path, Title = title, State = ItemState.Done, Outcome = outcome, Reason = reason, FinishedAt = now, IsOwed = isOwed,
    };
}
