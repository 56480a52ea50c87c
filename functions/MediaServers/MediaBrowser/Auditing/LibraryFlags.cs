using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;

/// <summary>The library options of an Emby or Jellyfin that matter here. No other can be set, so that a slip of the pen invents none.</summary>
internal sealed class LibraryFlags(LibraryCalls libraries, IFlagAdvice advice) : IServerFlags
{
    private readonly LibraryOptionsEditor _editor = new(libraries);

    public IReadOnlyList<FlagDefinition> Definitions => advice.Definitions;

    public async Task<IReadOnlyList<HealthIssue>> CheckAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<LibraryFlag> flags = await advice.AdviseAsync(cancellationToken);
        IReadOnlyList<VirtualFolder> folders = await libraries.ListAsync(cancellationToken);
        return [.. folders.SelectMany(folder => flags.Where(flag => flag.AppliesTo(folder) && !flag.IsRightIn(folder)).Select(flag => IssueOf(flag, folder)))];
    }

    public async Task<IReadOnlyDictionary<string, string>> ApplyAsync(IReadOnlyList<FlagChange> changes, CancellationToken cancellationToken)
    {
        IReadOnlyList<LibraryFlag> flags = await advice.AdviseAsync(cancellationToken);
        IReadOnlyList<VirtualFolder> folders = await libraries.ListAsync(cancellationToken);
        var results = new Dictionary<string, string>(StringComparer.Ordinal);
        List<FlagEdit> edits = [];
        foreach (FlagChange change in changes.OrderBy(change => change.LibraryIds is null))
        {
            edits.AddRange(EditsOf(change, flags, folders, results).Where(edit => !edits.Any(other => other.LibraryId == edit.LibraryId && other.Flag == edit.Flag)));
        }

        foreach (EditResult result in await _editor.ApplyAsync(folders, edits, cancellationToken))
        {
            results[result.Key] = result.Text;
        }

        return results;
    }

    public async Task<IReadOnlyDictionary<string, string>> ApplyRecommendedAsync(IReadOnlyCollection<string>? only, CancellationToken cancellationToken)
    {
        IReadOnlyList<HealthIssue> issues = await CheckAsync(cancellationToken);
        return await ApplyAsync(
            [.. issues.Where(issue => only is null || only.Contains(issue.Flag)).Select(issue => new FlagChange(issue.Flag, issue.Recommended, [issue.LibraryId!]))], cancellationToken);
    }

    /// <summary>The libraries that a change is for; what can't be done is noted as an error.</summary>
    private static IEnumerable<FlagEdit> EditsOf(FlagChange change, IReadOnlyList<LibraryFlag> flags, IReadOnlyList<VirtualFolder> folders, Dictionary<string, string> results)
    {
        if (flags.FirstOrDefault(flag => flag.Name == change.Flag) is not { } flag)
        {
            results[$":{change.Flag}"] = "error: there is no such switch";
            yield break;
        }

        foreach (string id in change.LibraryIds ?? [.. folders.Where(flag.AppliesTo).Select(folder => folder.Key)])
        {
            if (folders.FirstOrDefault(folder => folder.Key == id) is { } folder && flag.AppliesTo(folder))
            {
                yield return new FlagEdit(id, flag.Name, change.Value);
            }
            else
            {
                results[$"{id}:{flag.Name}"] = "error: there is no library of this id with videos and this switch";
            }
        }
    }

    private static HealthIssue IssueOf(LibraryFlag flag, VirtualFolder folder) => new()
    {
        Flag = flag.Name,
        Label = flag.Label,
        Severity = flag.Severity,
        Current = flag.ValueIn(folder),
        Recommended = flag.Recommended,
        Rationale = flag.Rationale,
        LibraryId = folder.Key,
        LibraryName = folder.Title,
    };
}
