using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using PreviewForge.EmbeddedHost.Tests.Support;

namespace PreviewForge.Tests.App.Http;

/// <summary>
/// The app as its own process, on a configuration folder of its own, with a storage account that nobody answers for: what the REST API promises, it
/// must keep without one.
/// </summary>
public sealed class RunningApp : IAsyncLifetime
{
    public const string Token = "harbour-lantern-42";

    public const string StorageKey = "Y2FuYXJ5LXN0b3JhZ2Uta2V5";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly ReservedPort _port = new();
    private readonly TempFolder _folder = new();
    private readonly StringBuilder _output = new();
    private readonly SocketsHttpHandler _handler = new() { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
    private Process? _process;

    public string Media => _folder.Path("media");

    public string Config => _folder.Path("config");

    /// <summary>Everything that the app has printed.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Media);
        Directory.CreateDirectory(Config);
        await File.WriteAllTextAsync(Path.Combine(Config, "settings.json"), Settings);
        Client = new HttpClient(_handler) { BaseAddress = new Uri($"http://127.0.0.1:{_port.Number}"), Timeout = Patience };
        _process = Process.Start(StartInfo(_port.Number))!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(Patience);
        while (!await IsServingAsync(patience.Token))
        {
            Assert.False(_process.HasExited, Output);
            await Task.Delay(100, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process?.Kill(entireProcessTree: true);
        await (_process?.WaitForExitAsync(CancellationToken.None) ?? Task.CompletedTask);
        _process?.Dispose();
        Client.Dispose();
        _handler.Dispose();
        _folder.Dispose();
        _port.Dispose();
    }

    /// <summary>Sends a request with the token, unless headers of its own are given.</summary>
    public async Task<Reply> SendAsync(HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach ((string name, string value) in headers.Length > 0 ? headers : [("X-Auth-Token", Token)])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Reply((int)response.StatusCode, text.Length > 0 ? JsonDocument.Parse(text).RootElement : default, response.Headers.ToDictionary(pair => pair.Key, pair => string.Join(',', pair.Value)));
    }

    /// <summary>A server that wants the videos, so that a job waits for a runner, which there is not.</summary>
    private string Settings => JsonSerializer.Serialize(new
    {
        media_servers = new[]
        {
            new
            {
                id = "films",
                type = "folder",
                libraries = new[] { new { id = "all", remote_paths = new[] { Media } } },
                output = new { formats = new[] { "bif" } },
            },
        },
    });

    private ProcessStartInfo StartInfo(int port) => new(Path.Combine(AppContext.BaseDirectory, "PreviewForge.Functions"))
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = AppContext.BaseDirectory,
        Environment =
        {
            ["CONFIG_DIR"] = Config,
            ["MEDIA_ROOT"] = Media,
            ["WEB_AUTH_TOKEN"] = Token,
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["AzureWebJobsStorage"] =
                $"DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey={StorageKey};BlobEndpoint=http://127.0.0.1:9/nobody;QueueEndpoint=http://127.0.0.1:9/nobody;",
        },
    };

    private async Task<bool> IsServingAsync(CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await Client.GetAsync("/api/health", cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}

/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON; undefined when there was none.</param>
/// <param name="Headers">By name.</param>
public sealed record Reply(int Status, JsonElement Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? Text(string member) => Body.GetProperty(member).GetString();

    public int Number(string member) => Body.GetProperty(member).GetInt32();
}
