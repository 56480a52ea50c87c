using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Auditing;

namespace PreviewForge.Tests.App.MediaServers;

/// <summary>All that can be checked and set on a server, with answers that a test gives.</summary>
internal sealed class StubAudits : IServerFlags, IVendorExtraction, IScheduledTrickplay, IReadinessAudit, ITrickplayPlugin, ITrickplayOptions
{
    public IReadOnlyList<FlagDefinition> Definitions { get; init; } = [new("Scan", true), new("Master", true, "disable trickplay")];

    public PluginState Plugin { get; set; } = new(false, "", "HTTP 404");

    public PluginSteps Steps { get; set; } = new(true, []);

    public ReadinessReport Report { get; set; } = new("jellyfin", []);

    public Dictionary<string, string> Results { get; } = [];

    /// <summary>Thrown by every call that may fail; null for none.</summary>
    public Exception? Failure { get; set; }

    /// <summary>What was called, in order.</summary>
    public List<string> Calls { get; } = [];

    public IReadOnlyList<FlagChange> Changes { get; private set; } = [];

    public Task<IReadOnlyList<HealthIssue>> CheckAsync(CancellationToken cancellationToken) => Say<IReadOnlyList<HealthIssue>>(
        "check", [new HealthIssue { Flag = "Scan", Label = "Scan", Severity = Severity.Critical, Recommended = false, Rationale = "Because", LibraryId = "1" }]);

    public Task<IReadOnlyDictionary<string, string>> ApplyAsync(IReadOnlyList<FlagChange> changes, CancellationToken cancellationToken)
    {
        Changes = changes;
        return Say<IReadOnlyDictionary<string, string>>("apply", Results);
    }

    public Task<IReadOnlyDictionary<string, string>> ApplyRecommendedAsync(IReadOnlyCollection<string>? only, CancellationToken cancellationToken)
        => Say<IReadOnlyDictionary<string, string>>($"recommended {(only is null ? "all" : string.Join(',', only))}", Results);

    Task<ExtractionStatus> IVendorExtraction.ReadAsync(CancellationToken cancellationToken)
        => Say("status", new ExtractionStatus([new("1", "Films", ExtractionState.Extracting), new("2", "Shows", ExtractionState.Stopped), new("3", "Music", ExtractionState.Skipped)]));

    public Task<IReadOnlyDictionary<string, string>> SetAsync(bool scan, IReadOnlyList<string>? libraryIds, CancellationToken cancellationToken)
        => Say<IReadOnlyDictionary<string, string>>($"extraction {scan}", Results);

    Task<ScheduledTask?> IScheduledTrickplay.ReadAsync(CancellationToken cancellationToken) => Say<ScheduledTask?>("task", null);

    public Task SetAsync(bool enabled, CancellationToken cancellationToken) => Say($"task {enabled}", 0);

    Task<ReadinessReport> IReadinessAudit.CheckAsync(CancellationToken cancellationToken) => Task.FromResult(Report);

    Task<PluginState> ITrickplayPlugin.CheckAsync(CancellationToken cancellationToken) => Task.FromResult(Plugin);

    public Task<PluginSteps> InstallAsync(CancellationToken cancellationToken) => Say("install", Steps);

    public Task<PluginSteps> UninstallAsync(CancellationToken cancellationToken) => Say("uninstall", Steps);

    Task<JsonObject?> ITrickplayOptions.ReadAsync(CancellationToken cancellationToken) => Say<JsonObject?>("options", []);

    public Task<OptionsChange> SyncAsync(CancellationToken cancellationToken)
        => Say("sync", new OptionsChange(new JsonObject { ["TileWidth"] = 5 }, new JsonObject { ["TileWidth"] = 10 }));

    private Task<T> Say<T>(string call, T answer)
    {
        Calls.Add(call);
        return Failure is null ? Task.FromResult(answer) : Task.FromException<T>(Failure);
    }
}
