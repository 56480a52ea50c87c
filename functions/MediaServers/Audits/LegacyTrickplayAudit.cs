using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Probing;

namespace PreviewForge.Functions.MediaServers.Audits;

/// <summary>The audit of Jellyfin under an earlier shape, kept for scripts. It is made of the same checks as the readiness report.</summary>
public sealed class LegacyTrickplayAudit(ServerAccess servers)
{
    /// <exception cref="ApiException">404, 409; 400 for another vendor.</exception>
    /// <exception cref="MediaServerException">The switches can't be read.</exception>
    public async Task<LegacyTrickplayAnswer> CheckAsync(string id, CancellationToken cancellationToken)
    {
        OpenServer server = servers.Open(id);
        ITrickplayPlugin plugin = server.Need(server.Connection.Plugin, "trickplay audit");
        IReadinessAudit audit = server.Need(server.Connection.Readiness, "trickplay audit");
        IServerFlags flags = server.Need(server.Connection.Flags, "trickplay audit");
        PluginState state = await plugin.CheckAsync(cancellationToken);
        ReadinessReport report = await audit.CheckAsync(cancellationToken);
        IReadOnlyList<HealthIssue> issues = await flags.CheckAsync(cancellationToken);
        ReadinessCheck[] checks = [.. report.Sections.SelectMany(section => section.Checks)];
        return new LegacyTrickplayAnswer(
            VersionOf(checks.FirstOrDefault(check => check.Id == "server_version")),
            new LegacyPlugin(state.Installed, state.Version, state.Error, ModeOf(state, checks)),
            new LegacySettings(issues.Count == 0, issues),
            OptionsOf(checks.FirstOrDefault(check => check.Id == "trickplay_geometry")),
            report.OverallOk);
    }

    private static LegacyVersion VersionOf(ReadinessCheck? check)
        => new(check?.Ok ?? false, Text(check?.Current), check is { Ok: false } ? "upgrade_server" : null, check?.Reason ?? "The version could not be read.");

    private static LegacyOptions OptionsOf(ReadinessCheck? check) => new(
        check?.Ok ?? false,
        check?.Current,
        check?.Recommended,
        check is { Ok: false } ? "sync_trickplay_options" : null,
        check?.Reason ?? "The options could not be read.");

    private static string ModeOf(PluginState plugin, ReadinessCheck[] checks)
    {
        bool isScanOff = checks.Any(check => check is { Ok: false } && check.Id.StartsWith("scan_extraction:", StringComparison.Ordinal));
        return plugin.Installed ? "plugin_instant" : isScanOff ? "scan_nudge_pending" : "scan_nudge";
    }

    private static string Text(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue(out string? text) ? text : "";
}

public sealed record LegacyTrickplayAnswer(LegacyVersion Version, LegacyPlugin Plugin, LegacySettings LibrarySettings, LegacyOptions TrickplayOptions, bool OverallOk);

public sealed record LegacyVersion(bool Ok, string Value, string? FixKind, string Reason);

public sealed record LegacyPlugin(bool Installed, string Version, string Error, string Mode);

public sealed record LegacySettings(bool Ok, IReadOnlyList<HealthIssue> Issues);

public sealed record LegacyOptions(bool Ok, JsonNode? Server, JsonNode? Ours, string? FixKind, string Reason);
