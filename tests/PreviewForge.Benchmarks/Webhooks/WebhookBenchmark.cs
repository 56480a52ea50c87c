using System.Diagnostics;
using System.Text.Json.Nodes;
using PreviewForge.Cli.Stack;
using PreviewForge.EndToEnd.Chaos;

namespace PreviewForge.Benchmarks.Webhooks;

/// <summary>
/// A thousand webhooks a second for ten seconds, from sources that don't wait for each other's answers, while a job extracts. How long the answers take, and whether
/// everything that was answered is there. Sender, app, runner and storage share the machine.
/// </summary>
internal sealed class WebhookBenchmark(TextWriter output)
{
    private const int PerSecond = 1000;
    private const int Seconds = 10;
    private const int Videos = 400;

    /// <summary>So many are made before the round that counts: what works then has been compiled.</summary>
    private const int VideosBefore = 40;

    /// <summary>All of one burst are sent at once; a thousand of them a second would measure the timer.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("previewforge-bench-").FullName;
        try
        {
            var media = await ChaosMedia.MakeAsync(Path.Combine(folder, "media"), Videos, cancellationToken);
            await using var stack = await StartAsync(folder, media, cancellationToken);
            using var api = new ChaosApi(stack);
            await RoundAsync(stack, api, "just started", cancellationToken);
            await RoundAsync(stack, api, "after that", cancellationToken);
            await StartJobAsync(api, media, cancellationToken);
            await RoundAsync(stack, api, "while a job extracts", cancellationToken);
            await output.WriteLineAsync($"the job, after it: {await JobAsync(api, cancellationToken)}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<ForgeStack> StartAsync(string folder, ChaosMedia media, CancellationToken cancellationToken)
    {
        var options = new StackOptions(new StateLayout(Path.Combine(folder, "state"))) { Workers = 1 };
        options.Layout.Create();
        var settings = SettingsFile.New();
        settings["webhook_delay"] = 600;
        settings["cpu_threads"] = 1;
        settings["media_servers"] = new JsonArray(media.Server());
        new SettingsFile(options.Layout).Write(settings);
        return await ForgeStack.StartAsync(options, TimeProvider.System, cancellationToken);
    }

    private async Task RoundAsync(ForgeStack stack, ChaosApi api, string name, CancellationToken cancellationToken)
    {
        var (before, cpuBefore) = (await CountAsync(api, cancellationToken), CpuOf(stack));
        var (answers, watch) = (new List<Task<Answer>>(Seconds * PerSecond), Stopwatch.StartNew());
        var perBeat = (int)(PerSecond * Beat.TotalSeconds);
        for (var beat = 0; beat < Seconds / Beat.TotalSeconds; beat++)
        {
            var late = (Beat * beat) - watch.Elapsed;
            await Task.Delay(late > TimeSpan.Zero ? late : TimeSpan.Zero, cancellationToken);
            answers.AddRange(Enumerable.Range(0, perBeat).Select(number => SendAsync(api, name, (beat * perBeat) + number, cancellationToken)));
        }

        var sent = watch.Elapsed;
        var got = await Task.WhenAll(answers);
        var answered = watch.Elapsed;
        var cpu = CpuOf(stack) - cpuBefore;
        var kept = await CountAsync(api, cancellationToken) - before;
        double[] times = [.. got.Where(answer => answer.IsTaken).Select(answer => answer.Milliseconds).Order()];
        await output.WriteLineAsync(
            $"{name}: {got.Length} sent in {sent.TotalSeconds:0.0} s, all answered {(answered - sent).TotalSeconds:0.00} s later; {times.Length} taken, {kept} kept; "
            + $"CPU of the app {cpu.TotalSeconds:0.0} s; "
            + $"ms to the answer: median {At(times, 0.5):0.0}, 90 % {At(times, 0.9):0.0}, 99 % {At(times, 0.99):0.0}, longest {times[^1]:0.0}");
        if (kept < times.Length)
        {
            throw new InvalidOperationException($"{times.Length - kept} webhooks were answered and lost");
        }
    }

    private static async Task<Answer> SendAsync(ChaosApi api, string round, int number, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var source = ChaosPlan.Sources[number % ChaosPlan.Sources.Count];
        var isTaken = await api.AnnounceAsync(source, $"/announced/{round}/{number}.mkv", cancellationToken);
        return new Answer(isTaken, watch.Elapsed.TotalMilliseconds);
    }

    private static async Task<int> CountAsync(ChaosApi api, CancellationToken cancellationToken)
        => await api.GetAsync("api/webhooks/pending", cancellationToken) is { } answer
            ? answer["pending"]!.AsArray().Sum(batch => (int)batch!["file_count"]!)
            : throw new InvalidOperationException("The app does not answer");

    private static async Task StartJobAsync(ChaosApi api, ChaosMedia media, CancellationToken cancellationToken)
    {
        await api.StartLibraryJobAsync(cancellationToken);
        while (Directory.EnumerateFiles(media.Folder, "*.bif").Count() < VideosBefore)
        {
            await Task.Delay(100, cancellationToken);
        }
    }

    private static TimeSpan CpuOf(ForgeStack stack)
    {
        using var app = Process.GetProcessById(stack.Services.Single(service => service.Definition.Name == "functions").ProcessId!.Value);
        return app.TotalProcessorTime;
    }

    private static async Task<string> JobAsync(ChaosApi api, CancellationToken cancellationToken)
        => await api.JobsAsync(cancellationToken) is { } jobs && jobs.FirstOrDefault(job => (string?)job["config"]!["job_type"] == "full_library") is { } job
            ? $"{job["status"]}, {job["progress"]!["current_item"]}"
            : "not there";

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    private sealed record Answer(bool IsTaken, double Milliseconds);
}
