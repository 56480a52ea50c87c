using System.Globalization;
using PreviewForge.Cli.Preview;
using PreviewForge.Cli.Stack;

namespace PreviewForge.Benchmarks.FreshItems;

/// <summary>
/// One job over many videos whose previews are all fresh, through the whole stack: what a rescan of a finished library costs.
/// </summary>
internal sealed class FreshItemsBenchmark(TextWriter output, TimeProvider time)
{
    private const int Items = 10_000;
    private static readonly OutputChoice Tiny = OutputChoice.Default with { Width = 32 };

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("previewforge-bench-").FullName;
        try
        {
            var state = Path.Combine(folder, "state");
            var model = await ModelItem.MakeAsync(Path.Combine(folder, "model"), cancellationToken);
            await RunAsync(model.Folder, state, new PeakMemory(), cancellationToken);
            var library = Path.Combine(folder, "library");
            model.Multiply(library, Items);

            var memory = new PeakMemory();
            Print(await RunAsync(library, state, memory, cancellationToken), memory);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Task<PreviewReport> RunAsync(string folder, string state, PeakMemory memory, CancellationToken cancellationToken)
    {
        var request = new PreviewRequest([folder], Tiny, Force: false) { State = state };
        return new PreviewRun(request, memory, time) { Submitted = (stack, _) => memory.Watch(stack) }.RunAsync(cancellationToken);
    }

    private void Print(PreviewReport report, PeakMemory memory)
    {
        var outcome = report.Job.Progress?.Outcome ?? new Dictionary<string, int>();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Items} items in {report.Elapsed.TotalSeconds:0.0} s: {Items / report.Elapsed.TotalSeconds:0} items/s; "
            + $"{string.Join(", ", outcome.Select(pair => $"{pair.Key} {pair.Value}"))}"));
        foreach (var (service, kibibytes) in memory.ByService)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{service,-10} {kibibytes / 1024.0,7:0} MiB at its peak"));
        }
    }
}
