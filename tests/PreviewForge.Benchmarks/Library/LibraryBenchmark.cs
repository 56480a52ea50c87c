using System.Globalization;
using PreviewForge.Benchmarks.Library.Servers;
using PreviewForge.Contracts.Results;

namespace PreviewForge.Benchmarks.Library;

/// <summary>
/// What a large library that an Emby and a Jellyfin share costs the app: how soon the first video goes to a runner, how fast all are listed and planned,
/// what a rescan of a library costs whose previews are all there, how often the servers are called, and how much memory it takes.
/// </summary>
internal sealed class LibraryBenchmark(LibraryOptions options, TextWriter output)
{
    private const int Smaller = 10;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await WithLibraryAsync(options.First, (app, servers) => FirstRunAsync(app, servers, cancellationToken), cancellationToken);
        var small = await WithLibraryAsync(options.Items / Smaller, (app, servers) => ListAsync(app, servers, options.Items / Smaller, cancellationToken), cancellationToken);
        var large = await WithLibraryAsync(options.Items, (app, servers) => ListAndScanAgainAsync(app, servers, cancellationToken), cancellationToken);
        Print($"memory while {Smaller} times as many are listed: alive x {large.Memory.Alive / small.Memory.Alive:0.00}, heap x {large.Memory.Heap / small.Memory.Heap:0.00}, process x {large.Memory.WorkingSet / small.Memory.WorkingSet:0.00}");
    }

    private async Task<JobFigures> FirstRunAsync(LibraryApp app, ServersProcess servers, CancellationToken cancellationToken)
    {
        var figures = await new LibraryJob(app).RunAsync(isWhole: true, cancellationToken);
        Report("first run to its end", options.First, figures, await servers.TakeAsync(cancellationToken));
        app.Runner.Verdict = ProbeVerdict.Fresh;
        Report("the same again", options.First, await new LibraryJob(app).RunAsync(isWhole: true, cancellationToken), await servers.TakeAsync(cancellationToken));
        return figures;
    }

    private async Task<JobFigures> ListAsync(LibraryApp app, ServersProcess servers, int items, CancellationToken cancellationToken)
    {
        app.Runner.Extracts = false;
        var figures = await new LibraryJob(app).RunAsync(isWhole: false, cancellationToken);
        Report("listed, planned and probed", items, figures, await servers.TakeAsync(cancellationToken));
        return figures;
    }

    private async Task<JobFigures> ListAndScanAgainAsync(LibraryApp app, ServersProcess servers, CancellationToken cancellationToken)
    {
        var figures = await ListAsync(app, servers, options.Items, cancellationToken);
        await app.RememberShownAsync(figures.Job, cancellationToken);
        app.Runner.Verdict = ProbeVerdict.Fresh;
        Report("rescan, all fresh", options.Items, await new LibraryJob(app).RunAsync(isWhole: true, cancellationToken), await servers.TakeAsync(cancellationToken));
        return figures;
    }

    private static async Task<JobFigures> WithLibraryAsync(int items, Func<LibraryApp, ServersProcess, Task<JobFigures>> run, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("previewforge-bench-").FullName;
        try
        {
            var media = Path.Combine(folder, "media");
            VideoTree.Make(media, items);
            using var servers = await ServersProcess.StartAsync(media, items, cancellationToken);
            using var app = await LibraryApp.OpenAsync(Path.Combine(folder, "config"), media, servers.Seats, cancellationToken);
            await servers.TakeAsync(cancellationToken);
            return await run(app, servers);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Report(string what, int items, JobFigures figures, ServerAccount account)
    {
        Print($"{what}: {items} videos in {figures.Took.TotalSeconds:0.0} s, {items / figures.Took.TotalSeconds:0} a second; first probe after {figures.FirstDispatch.TotalSeconds:0.00} s");
        Print($"  CPU: app {figures.Cpu.TotalSeconds:0.0} s ({items / figures.Cpu.TotalSeconds:0} videos a second), fakes {account.CpuSeconds:0.0} s");
        Print($"  time: {string.Join(", ", figures.Stages.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Key} {stage.Value.TotalSeconds:0.0} s")))}");
        Print($"  memory at its peak: alive {figures.Memory.Alive:0} MiB, heap {figures.Memory.Heap:0} MiB, process {figures.Memory.WorkingSet:0} MiB");
        foreach (var (server, calls) in account.Calls)
        {
            Print($"  calls to {server} per 1000 videos: {string.Join(", ", calls.OrderBy(call => call.Key, StringComparer.Ordinal).Select(call => string.Create(CultureInfo.InvariantCulture, $"{call.Key} {call.Value * 1000.0 / items:0.0}")))}");
        }
    }

    private void Print(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
