using System.Text.Json.Serialization;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Probing;

/// <summary>Whether the servers answer. Asked at most every 30 seconds, however many pages are open; a change of the settings counts at once.</summary>
public sealed class ServerStates(SettingsStore settings, ServerConnections connections, TimeProvider time) : IDisposable
{
    private const int AtTheSameTime = 8;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private Snapshot? _last;

    public async Task<ServerStatesAnswer> ReadAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            AppSettings now = settings.Read();
            if (_last is { } last && ReferenceEquals(last.Settings, now) && time.GetElapsedTime(last.At) < Lifetime)
            {
                return new ServerStatesAnswer(last.Servers, true, (int)Lifetime.TotalSeconds);
            }

            var rows = new ServerState[now.MediaServers.Count];
            var options = new ParallelOptions { MaxDegreeOfParallelism = AtTheSameTime, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, rows.Length, options, async (index, token) => rows[index] = await ProbeAsync(now.MediaServers[index], now, token));
            _last = new Snapshot(now, time.GetTimestamp(), rows);
            return new ServerStatesAnswer(rows, false, (int)Lifetime.TotalSeconds);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<ServerState> ProbeAsync(MediaServerSettings server, AppSettings all, CancellationToken cancellationToken)
    {
        ServerState state = ServerState.Of(server);
        if (state.Status != ServerStatus.Connected)
        {
            return state;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            ServerInfo info = await connections.Open(server, all).Probe.AskAsync(both.Token);
            return state with { ServerId = info.Id, Version = info.Version };
        }
        catch (MediaServerException failure)
        {
            return state with { Status = StatusOf(failure), Error = failure.Message };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return state with { Status = ServerStatus.Unreachable, Error = $"No answer within {Patience.TotalSeconds:0} seconds." };
        }
    }

    private static ServerStatus StatusOf(MediaServerException failure) => failure switch
    {
        ServerUnauthorizedException => ServerStatus.Unauthorised,
        ServerUnreachableException { Cause: UnreachableCause.NotConfigured } => ServerStatus.Misconfigured,
        _ => ServerStatus.Unreachable,
    };

    private sealed record Snapshot(AppSettings Settings, long At, IReadOnlyList<ServerState> Servers);
}

/// <param name="Servers">In the order of the settings.</param>
/// <param name="Cached">True: asked a moment ago.</param>
/// <param name="Ttl">Seconds for which an answer counts.</param>
public sealed record ServerStatesAnswer(IReadOnlyList<ServerState> Servers, bool Cached, int Ttl);

public sealed record ServerState(string Id, string Name, string Type, bool Enabled, string Url, ServerStatus Status, int LibraryCount)
{
    /// <summary>The server's own id.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ServerId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Version { get; init; }

    /// <summary>Why it is not connected.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What is known without asking; <see cref="ServerStatus.Connected"/> until it is asked.</summary>
    internal static ServerState Of(MediaServerSettings server) => new(
        server.Id,
        server.Name,
        server.Type.Text(),
        server.Enabled,
        server.Url?.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/') ?? "",
        !server.Enabled ? ServerStatus.Disabled : server.Problems.Count > 0 ? ServerStatus.Misconfigured : ServerStatus.Connected,
        server.Libraries.Count)
    {
        Error = server is { Enabled: true, Problems: [var problem, ..] } ? problem : null,
        Warnings = ServerView.WarningsOf(server),
    };
}

/// <summary>In the API in snake case.</summary>
public enum ServerStatus
{
    Connected,
    Unreachable,
    Unauthorised,
    Disabled,
    Misconfigured,
}
