using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Plex.Wire;

namespace PreviewForge.Functions.MediaServers.Plex.Auditing;

/// <summary>Plex's switches for how it learns of new files. All are for the whole server.</summary>
internal sealed class PlexFlags(PlexApi api) : IServerFlags
{
    private const string Ok = "ok";

    public IReadOnlyList<FlagDefinition> Definitions { get; } = [.. PlexFlag.All.Select(flag => new FlagDefinition(flag.Name, IsPerLibrary: false))];

    /// <summary>How the switches stand; null for one that the server doesn't list.</summary>
    public async Task<IReadOnlyDictionary<PlexFlag, bool?>> ReadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<PlexSetting> settings = await api.PreferencesAsync(cancellationToken);
        return PlexFlag.All.ToDictionary(flag => flag, flag => settings.FirstOrDefault(setting => setting.Id == flag.Name)?.IsOn);
    }

    public async Task<IReadOnlyList<HealthIssue>> CheckAsync(CancellationToken cancellationToken)
        => [.. (await ReadAsync(cancellationToken)).Where(each => each.Value != true).OrderBy(each => each.Key.Order).Select(each => IssueOf(each.Key, each.Value))];

    public async Task<IReadOnlyDictionary<string, string>> ApplyAsync(IReadOnlyList<FlagChange> changes, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<PlexFlag, bool?> current = await ReadAsync(cancellationToken);
        Dictionary<string, string> results = [];
        string? isAway = null;
        foreach (FlagChange change in changes.GroupBy(change => change.Flag).Select(same => same.Last()))
        {
            if (PlexFlag.All.FirstOrDefault(flag => flag.Name == change.Flag) is not { } flag)
            {
                results[$":{change.Flag}"] = "error: Plex has no such switch";
            }
            else if (current[flag] != change.Value)
            {
                (results[$":{flag.Name}"], isAway) = isAway is null ? await SetAsync(flag, change.Value, cancellationToken) : ($"error: {isAway}", isAway);
            }
        }

        return results;
    }

    public async Task<IReadOnlyDictionary<string, string>> ApplyRecommendedAsync(IReadOnlyCollection<string>? only, CancellationToken cancellationToken)
        => await ApplyAsync([.. (only ?? [.. PlexFlag.All.Select(flag => flag.Name)]).Select(name => new FlagChange(name, true, null))], cancellationToken);

    private async Task<(string Result, string? IsAway)> SetAsync(PlexFlag flag, bool value, CancellationToken cancellationToken)
    {
        try
        {
            await api.SetPreferenceAsync(flag.Name, value, cancellationToken);
            return (Ok, null);
        }
        catch (MediaServerException failure)
        {
            return ($"error: {failure.Message}", failure is UnexpectedAnswerException ? null : failure.Message);
        }
    }

    private static HealthIssue IssueOf(PlexFlag flag, bool? current) => new()
    {
        Flag = flag.Name,
        Label = flag.Label,
        Severity = Severity.Recommended,
        Current = current,
        Recommended = true,
        Rationale = flag.Rationale,
    };
}
