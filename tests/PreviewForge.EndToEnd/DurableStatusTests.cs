using System.Net;
using System.Text.Json.Nodes;
using PreviewForge.Cli.Preview;
using PreviewForge.Cli.Stack;
using PreviewForge.EndToEnd.Media;
using PreviewForge.EndToEnd.Runs;

namespace PreviewForge.EndToEnd;

public sealed class DurableStatusTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>A file that is made when the job was seen running; ffmpeg waits for it.</summary>
    private string Seen => Path.Combine(_folder.Tools, "seen");

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact(Timeout = 300_000)]
    public async Task The_durable_status_api_shows_a_job_while_it_runs_and_after_it_ended()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await MediaLibrary.CopyToAsync(_folder.Media, MediaCatalogue.Playable.Take(2), cancellation);
        var request = new PreviewRequest([_folder.Media], OutputChoice.Default with { Width = 160 }, Force: false) { State = _folder.State };
        var seen = new List<(HttpStatusCode Http, string Status)>();
        var display = new StatusDisplay(this, seen, cancellation);

        await new PreviewRun(request, display, TimeProvider.System)
        {
            Submitted = display.Watch,
            RunnerEnvironment = FfmpegStandIn.Environment(_folder.Tools, $"while [ ! -e '{Seen}' ]; do sleep 0.1; done"),
        }.RunAsync(cancellation);

        Assert.Contains((HttpStatusCode.Accepted, "Running"), seen);
        Assert.Equal((HttpStatusCode.OK, "Completed"), seen[^1]);
    }

    /// <summary>Asks the durable API while the job is watched, and once more when it is over and its orchestration has ended.</summary>
    private sealed class StatusDisplay(DurableStatusTests tests, List<(HttpStatusCode Http, string Status)> seen, CancellationToken cancellation)
        : IProgressDisplay
    {
        private Uri? _address;

        public void Watch(ForgeStack stack, string jobId)
        {
            _address = new Uri(stack.Address, $"runtime/webhooks/durabletask/instances/job-{jobId}?code={DurableKey.Below(tests._folder.State)}");
        }

        public async Task ShowAsync(IAsyncEnumerable<JobSnapshot> snapshots)
        {
            await foreach (var _ in snapshots)
            {
                await AskAsync();
            }

            while (!seen.Exists(answer => answer.Http == HttpStatusCode.OK))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
                await AskAsync();
            }
        }

        /// <summary>An unknown instance is a job that the gate hasn't let in yet: until then it has no orchestration.</summary>
        private async Task AskAsync()
        {
            using var response = await tests._http.GetAsync(_address, cancellation);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return;
            }

            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellation))!;
            seen.Add((response.StatusCode, (string)body["runtimeStatus"]!));
            if (seen[^1].Status == "Running")
            {
                await File.WriteAllTextAsync(tests.Seen, "", cancellation);
            }
        }
    }
}
