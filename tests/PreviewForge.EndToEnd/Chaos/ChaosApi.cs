using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Cli.Stack;

namespace PreviewForge.EndToEnd.Chaos;

/// <summary>The REST API of an app that may be dead at any moment.</summary>
internal sealed class ChaosApi : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>As many senders as there may be at home, and more; ten thousand connections at once would measure the sender.</summary>
    private const int Connections = 64;

    public ChaosApi(ForgeStack stack)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = Connections }) { BaseAddress = stack.Address, Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", stack.Token);
    }

    /// <summary>Sends what the program would when it has a new file.</summary>
    /// <returns>False when it was not taken: no answer, or one that isn't 2xx.</returns>
    public async Task<bool> AnnounceAsync(string source, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.PostAsJsonAsync($"api/webhooks/{source}", BodyOf(source, path), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception dead) when (IsDeath(dead, cancellationToken))
        {
            return false;
        }
    }

    public async Task StartLibraryJobAsync(CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsJsonAsync("api/jobs", new JsonObject(), cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <returns>Null when the app doesn't answer.</returns>
    public async Task<IReadOnlyList<JsonObject>?> JobsAsync(CancellationToken cancellationToken)
        => await GetAsync("api/jobs?page=0&include_retry_attempts=1", cancellationToken) is { } page ? [.. page["jobs"]!.AsArray().Select(job => job!.AsObject())] : null;

    /// <returns>Null when the app doesn't answer.</returns>
    public async Task<JsonObject?> GetAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.GetFromJsonAsync<JsonObject>(path, cancellationToken);
        }
        catch (Exception dead) when (IsDeath(dead, cancellationToken))
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private static bool IsDeath(Exception exception, CancellationToken cancellationToken)
        => exception is HttpRequestException or IOException or JsonException or OperationCanceledException && !cancellationToken.IsCancellationRequested;

    private static JsonObject BodyOf(string source, string path) => source switch
    {
        "radarr" => new JsonObject { ["movie"] = new JsonObject { ["title"] = Path.GetFileName(path) }, ["movieFile"] = new JsonObject { ["path"] = path }, ["eventType"] = "Download" },
        "sonarr" or "sportarr" => new JsonObject { ["series"] = new JsonObject { ["title"] = Path.GetFileName(path) }, ["episodeFile"] = new JsonObject { ["path"] = path }, ["eventType"] = "Download" },
        "custom" => new JsonObject { ["file_path"] = path },
        _ => new JsonObject { ["path"] = path },
    };
}
