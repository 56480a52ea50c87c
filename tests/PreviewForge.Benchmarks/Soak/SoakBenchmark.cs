using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PreviewForge.Benchmarks.Extraction.Worker;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.Benchmarks.Soak;

/// <summary>Puts many damaged videos through the whole extraction, two at once: each must end with an answer, in time, and leave nothing behind.</summary>
/// <param name="output">Where findings and figures go.</param>
/// <param name="folder">For everything that is written.</param>
internal sealed class SoakBenchmark(TextWriter output, string folder)
{
    private const int AtOnce = 2;
    private const int BatchFiles = 20;
    private const int UsualFiles = 500;

    private readonly ConcurrentQueue<string> _findings = [];
    private readonly ConcurrentDictionary<(string Clip, string Outcome), int> _outcomes = new();
    private readonly ConcurrentQueue<(double Seconds, DamagedFile File)> _times = [];

    /// <param name="arguments">How many files, 500 if not said.</param>
    /// <param name="output">Where findings and figures go.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <returns>0 without findings, 1 with, 2 when the arguments are wrong.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var count = UsualFiles;
        if (arguments.Count > 1 || (arguments is [var text] && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count)))
        {
            await output.WriteLineAsync("usage: soak [FILES]");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("pf-soak-").FullName;
        try
        {
            return await new SoakBenchmark(output, folder).RunAsync(count, cancellationToken) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<bool> RunAsync(int count, CancellationToken cancellationToken)
    {
        TaskScheduler.UnobservedTaskException += (_, lost) => _findings.Enqueue($"unobserved: {lost.Exception}");
        var clips = await SoundClips.MakeAsync(folder, cancellationToken);
        var leftovers = new Leftovers(Path.Combine(folder, "temp"));
        using var host = RunnerHost.Build(folder, ("FRAME_CACHE_MINUTES", "0"));
        var processor = host.Services.GetRequiredService<IWorkProcessor>();
        var pool = new WorkerPool(AtOnce);
        var watch = Stopwatch.StartNew();
        foreach (var batch in Enumerable.Range(0, count).Chunk(BatchFiles))
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(batch, options, async (number, token) => await ProcessAsync(clips[number % clips.Count], number, processor, pool, token));
            foreach (var left in await leftovers.FindAsync(cancellationToken))
            {
                _findings.Enqueue($"files {batch[0]} to {batch[^1]} left {left}");
            }
        }

        GC.Collect();
        GC.WaitForPendingFinalizers(); // Exceptions that nobody saw come to light.
        Report(count, watch.Elapsed);
        return _findings.IsEmpty;
    }

    private async Task ProcessAsync(
        (string Name, byte[] Content) clip, int number, IWorkProcessor processor, WorkerPool pool, CancellationToken cancellationToken)
    {
        var (content, damage) = FileDamage.Of(clip.Content, new Random(number));
        var file = new DamagedFile(clip.Name, damage, Directory.CreateDirectory(Path.Combine(folder, $"{number}")).FullName);
        await File.WriteAllBytesAsync(file.Video, content, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        var (outcome, finding) = await file.ProcessAsync(processor, pool, cancellationToken);
        _times.Enqueue((Stopwatch.GetElapsedTime(started).TotalSeconds, file));
        _outcomes.AddOrUpdate((clip.Name, outcome), 1, (_, files) => files + 1);
        if (finding is not null)
        {
            _findings.Enqueue($"file {number}, {clip.Name}, {damage}: {finding}");
        }

        Directory.Delete(file.Folder, recursive: true);
    }

    private void Report(int count, TimeSpan elapsed)
    {
        var outcomes = _outcomes.Keys.Select(key => key.Outcome).Distinct().Order(StringComparer.Ordinal).ToList();
        output.WriteLine($"{"",-16}{string.Concat(outcomes.Select(outcome => $"{outcome,14}"))}");
        foreach (var clip in _outcomes.Keys.Select(key => key.Clip).Distinct().Order(StringComparer.Ordinal))
        {
            output.WriteLine($"{clip,-16}{string.Concat(outcomes.Select(outcome => $"{_outcomes.GetValueOrDefault((clip, outcome)),14}"))}");
        }

        if (_times.MaxBy(time => time.Seconds) is (var longest, { } file))
        {
            output.WriteLine($"{count} damaged files in {elapsed.TotalSeconds:0} s; the longest took {longest:0.0} s ({file.Clip}, {file.Damage})");
        }

        output.WriteLine($"{_findings.Count} findings");
        foreach (var finding in _findings)
        {
            output.WriteLine(finding);
        }
    }
}
