using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Probing;

/// <summary>Asks a server whether it is there and who it is. That it isn't is an answer, not a failure.</summary>
public sealed class ConnectionTest(ServerAccess servers, EntryEditor editor, SettingsStore settings, ServerConnections connections)
{
    /// <exception cref="ApiException">404, 409, 400.</exception>
    public async Task<ConnectionReport> TestAsync(string id, CancellationToken cancellationToken)
    {
        OpenServer server = servers.Open(id);
        ConnectionReport report = await AskAsync(server.Settings, server.Connection, cancellationToken);
        return report.Ok && server.Connection.Plugin is { } plugin
            ? report with { Plugin = PluginReport.Of(await plugin.CheckAsync(cancellationToken)) }
            : report;
    }

    /// <summary>Asks a server that is not saved yet.</summary>
    /// <exception cref="ApiException">400: it could not be saved as it is.</exception>
    public async Task<ConnectionReport> TestCandidateAsync(JsonObject body, CancellationToken cancellationToken)
    {
        MediaServerSettings server = StoredServers.Read(editor.Candidate(body, settings.ReadJson()))!;
        return await AskAsync(server, connections.Open(server, settings.Read()), cancellationToken);
    }

    private static async Task<ConnectionReport> AskAsync(MediaServerSettings server, ServerConnection connection, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> warnings = ServerView.WarningsOf(server);
        try
        {
            ServerInfo info = await connection.Probe.AskAsync(cancellationToken);
            string message = $"Connected to {info.Name ?? server.Name}{(info.Version is { } version ? $" (version {version})" : "")}";
            return new ConnectionReport(true, info.Id, info.Name, info.Version, message, warnings);
        }
        catch (MediaServerException failure)
        {
            return new ConnectionReport(false, null, null, null, failure.Message, warnings);
        }
    }
}

/// <param name="Ok">It answered as it should.</param>
/// <param name="ServerId">The server's own id.</param>
/// <param name="ServerName">Its own name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Message">For people: what it is, or why it can't be asked.</param>
/// <param name="Warnings">What works and should not stay so.</param>
public sealed record ConnectionReport(bool Ok, string? ServerId, string? ServerName, string? Version, string Message, IReadOnlyList<string> Warnings)
{
    /// <summary>Of a Jellyfin that answered; left out otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PluginReport? Plugin { get; init; }
}

public sealed record PluginReport(bool Installed, string Version, string Error)
{
    public static PluginReport Of(PluginState state) => new(state.Installed, state.Version, state.Error);
}
