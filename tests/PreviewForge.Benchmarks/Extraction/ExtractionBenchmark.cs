using PreviewForge.Benchmarks.Extraction.Candidates;
using PreviewForge.Benchmarks.Extraction.Delay;
using PreviewForge.Benchmarks.Extraction.Material;
using PreviewForge.Benchmarks.Extraction.Measuring;
using PreviewForge.Benchmarks.Extraction.Results;
using PreviewForge.Benchmarks.Extraction.Worker;

namespace PreviewForge.Benchmarks.Extraction;

/// <summary>
/// Measures the runner's extraction against what others do with the same files, one after the other and round by round, so that what else the
/// machine does falls on all of them.
/// </summary>
internal sealed class ExtractionBenchmark(ExtractionOptions options, TextWriter output, TimeProvider time)
{
    /// <summary>What takes so long in the first round is not run again: a spread of seconds doesn't matter then.</summary>
    private static readonly TimeSpan LongRun = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("previewforge-bench-").FullName;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var machine = await Machine.LookAsync(time, cancellationToken);
            var clips = await new Workshop(options, output).MakeAsync(cancellationToken);
            IReadOnlyDictionary<string, string> environment = options.Delay is { } delay
                ? await DelayLayer.MakeAsync(_folder, options.Folder, delay, cancellationToken)
                : new Dictionary<string, string>();
            var report = new MarkdownReport(options, machine);
            var results = await MeasureAsync(clips, environment, results => report.WriteAsync(ReportFile, results, cancellationToken), cancellationToken);
            output.WriteLine(report.Text(results));
            output.WriteLine($"written to {ReportFile}");
        }
        finally
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private string ReportFile => options.Output ?? Path.Combine(
        SourceTree.Root, "docs", options switch { { IsCold: true } => "benchmarks-cold.md", { Delay: not null } => "benchmarks-delay.md", _ => "benchmarks.md" });

    private async Task<IReadOnlyList<ClipResult>> MeasureAsync(
        IReadOnlyList<Clip> clips, IReadOnlyDictionary<string, string> environment, Func<IReadOnlyList<ClipResult>, Task> afterRound,
        CancellationToken cancellationToken)
    {
        var command = new MeasuredCommand(_folder, environment, time);
        using var worker = new WorkerProcess(NewFolder(), environment);
        var ours = new Ours(worker);
        var streams = new CapturedStreams(NewFolder());
        ICandidate[] all =
        [
            ours, new ReferencePasses(command), new KeyframePass(command), new JellyfinCommand(command, isKeyframesOnly: true),
            new JellyfinCommand(command, isKeyframesOnly: false), new Yardstick(command, streams, makesPictures: false),
            new Yardstick(command, streams, makesPictures: true),
        ];
        var candidates = all.Where(candidate => !options.Without.Contains(candidate.Name, StringComparer.OrdinalIgnoreCase)).ToList();
        var results = clips.Select(clip => new ClipResult(clip)).ToList();
        foreach (var result in results)
        {
            await WarmUpAsync(ours, result, new PictureComparison(command, streams), cancellationToken);
        }

        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var result in results)
            {
                foreach (var candidate in candidates.Where(candidate => round is 0 || IsRepeated(candidate, result)))
                {
                    await MeasureAsync(candidate, result, cancellationToken);
                }

                result.Report = ours.Report;
                output.WriteLine($"round {round + 1} of {options.Rounds}: {result.Clip.Recipe.File}");
            }

            await afterRound(results); // Whoever breaks off keeps the rounds that are done.
        }

        return results;
    }

    private static bool IsRepeated(ICandidate candidate, ClipResult result) =>
        result.Has(candidate.Name) && result.Of(candidate.Name, run => run.Seconds).Most < LongRun.TotalSeconds;

    /// <summary>The runner's code is compiled and the material is in memory after this; the pictures are compared on the way.</summary>
    private async Task WarmUpAsync(Ours ours, ClipResult result, PictureComparison comparison, CancellationToken cancellationToken)
    {
        var folder = NewFolder();
        await ours.RunAsync(result.Clip, folder, cancellationToken);
        result.Agreement = await comparison.CompareAsync(result.Clip, Path.Combine(folder, Ours.Target), NewFolder(), cancellationToken);
        output.WriteLine($"{result.Clip.Recipe.File}: {result.Agreement}");
    }

    private async Task MeasureAsync(ICandidate candidate, ClipResult result, CancellationToken cancellationToken)
    {
        var folder = NewFolder();
        if (options.IsCold)
        {
            await PageCache.DropAsync(result.Clip.Path, cancellationToken);
        }

        try
        {
            result.Add(candidate.Name, await candidate.RunAsync(result.Clip, folder, cancellationToken));
        }
        catch (InvalidOperationException failure)
        {
            output.WriteLine($"{candidate.Name} has no figure for {result.Clip.Recipe.File}: {failure.Message}");
        }

        Directory.Delete(folder, recursive: true);
    }

    private string NewFolder() => Directory.CreateDirectory(Path.Combine(_folder, $"{Guid.NewGuid():N}")).FullName;
}
