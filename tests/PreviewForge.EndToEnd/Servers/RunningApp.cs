using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PreviewForge.Cli.Demo;
using PreviewForge.Cli.Stack;
using PreviewForge.EndToEnd.Runs;

namespace PreviewForge.EndToEnd.Servers;

/// <summary>A stack that knows some media servers, and the part of its REST API that jobs of libraries need.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly ForgeStack _stack;
    private readonly HttpClient _http;

    private RunningApp(ForgeStack stack)
    {
        _stack = stack;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = stack.Address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", stack.Token);
    }

    public static async Task<RunningApp> StartAsync(
        string state, IEnumerable<DemoEntry> servers, CountingFfmpeg ffmpeg, CancellationToken cancellationToken)
    {
        var options = new StackOptions(new StateLayout(state)) { RunnerEnvironment = ffmpeg.Environment };
        options.Layout.Create();
        DemoSettings.Write(options.Layout, servers);
        return new RunningApp(await ForgeStack.StartAsync(options, TimeProvider.System, cancellationToken));
    }

    /// <summary>Starts a job over all libraries and waits until it has ended, or waits for a retry.</summary>
    public async Task<JobReport> RunLibraryJobAsync(CancellationToken cancellationToken)
        => await UntilAsync(await StartLibraryJobAsync(cancellationToken), report => report.HasEnded || report.RetryEta is not null, cancellationToken);

    /// <summary>Starts a job over all libraries.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> StartLibraryJobAsync(CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsJsonAsync("api/jobs", new { }, cancellationToken);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var job = await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
        return (string)job!["id"]!;
    }

    /// <summary>Changes a server's entry.</summary>
    public async Task PatchServerAsync(string serverId, object change, CancellationToken cancellationToken)
    {
        using var response = await _http.PatchAsJsonAsync($"api/servers/{serverId}", change, cancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Skips the wait before a job's next retry.</summary>
    public async Task RetryNowAsync(string jobId, CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsync($"api/jobs/{jobId}/retry-now", null, cancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>A job as soon as it fits; the test's time limit is the wait's.</summary>
    public async Task<JobReport> UntilAsync(string jobId, Func<JobReport, bool> fits, CancellationToken cancellationToken)
    {
        while (true)
        {
            var job = await GetAsync($"api/jobs/{jobId}", cancellationToken);
            var files = await GetAsync($"api/jobs/{jobId}/files", cancellationToken);
            if (new JobReport(job, files["files"]!.AsArray()) is var report && fits(report))
            {
                return report;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _stack.DisposeAsync();
    }

    private async Task<JsonObject> GetAsync(string path, CancellationToken cancellationToken) =>
        (await _http.GetFromJsonAsync<JsonObject>(path, cancellationToken))!;
}
