using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Auditing;

namespace PreviewForge.Functions.MediaServers.Plex.Auditing;

/// <summary>A row for each switch of the server.</summary>
internal static class FlagChecks
{
    public static ReadinessSection Of(IReadOnlyDictionary<PlexFlag, bool?> current) => Section(
        flag => current[flag] == true,
        flag => current[flag],
        flag => current[flag] == true ? "" : flag.Rationale);

    /// <summary>Nobody knows how they stand, so none of them is fine.</summary>
    public static ReadinessSection Unreadable(string reason) => Section(_ => false, _ => null, _ => reason);

    private static ReadinessSection Section(Func<PlexFlag, bool> isOk, Func<PlexFlag, bool?> current, Func<PlexFlag, string> reason) => new(
        "library_settings", "Library settings", "library-settings",
        [
            .. PlexFlag.All.Select(flag => new ReadinessCheck
            {
                Id = flag.CheckId,
                Label = flag.Label,
                DocsAnchor = flag.DocsAnchor,
                Explanation = flag.Rationale,
                Ok = isOk(flag),
                Severity = Severity.Recommended,
                Current = current(flag),
                Recommended = true,
                Actions = isOk(flag) ? new CheckActions(Disable: ActionFor(flag, false)) : new CheckActions(Enable: ActionFor(flag, true)),
                Reason = reason(flag),
                Meta = new JsonObject { ["flag"] = flag.Name },
                FixAction = isOk(flag) ? null : FixDirection.Enable,
            }),
        ]);

    private static CheckAction ActionFor(PlexFlag flag, bool value) => new(
        "apply_flag",
        new JsonObject { ["flag"] = flag.Name, ["value"] = value },
        Confirmation.Button($"Plex's setting \"{flag.Label}\" is turned {(value ? "on" : "off")} for the whole server."));
}
