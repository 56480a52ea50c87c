using PreviewForge.Benchmarks;
using PreviewForge.Benchmarks.Extraction;
using PreviewForge.Benchmarks.Extraction.Worker;
using PreviewForge.Benchmarks.FreshItems;
using PreviewForge.Benchmarks.Fuzz;
using PreviewForge.Benchmarks.JobItems;
using PreviewForge.Benchmarks.Library;
using PreviewForge.Benchmarks.Library.Servers;
using PreviewForge.Benchmarks.PreviewFiles;
using PreviewForge.Benchmarks.Soak;
using PreviewForge.Benchmarks.Webhooks;
using PreviewForge.EndToEnd.Chaos;

var benchmarks = new SortedDictionary<string, Func<string[], Task>>(StringComparer.Ordinal)
{
    ["durable"] = _ => DurableBenchmark.RunAsync(),
    ["extraction"] = options =>
        new ExtractionBenchmark(ExtractionOptions.Parse(options), Console.Out, TimeProvider.System).RunAsync(CancellationToken.None),
    ["fresh-items"] = _ => new FreshItemsBenchmark(Console.Out, TimeProvider.System).RunAsync(CancellationToken.None),
    ["job-items"] = _ => new JobItemsBenchmark(Console.Out).RunAsync(CancellationToken.None),
    ["library"] = options => new LibraryBenchmark(LibraryOptions.Parse(options), Console.Out).RunAsync(CancellationToken.None),
    ["webhooks"] = _ => new WebhookBenchmark(Console.Out).RunAsync(CancellationToken.None),
    ["preview-files"] = _ =>
    {
        new PreviewFilesBenchmark(Console.Out).Run();
        return Task.CompletedTask;
    },
};

// No benchmarks: they are run by themselves, for hours if wanted.
if (args is ["fuzz", ..])
{
    return await FuzzBenchmark.RunAsync(args[1..], Console.Out);
}

if (args is ["soak", ..])
{
    return await SoakBenchmark.RunAsync(args[1..], Console.Out, CancellationToken.None);
}

if (args is ["chaos", ..])
{
    return await ChaosCommand.RunAsync(args[1..], Console.Out, CancellationToken.None);
}

if (args is [ExtractionWorker.Verb, var folder])
{
    await ExtractionWorker.RunAsync(folder);
    return 0;
}

if (args is [ServersWorker.Verb, var media, var items])
{
    await ServersWorker.RunAsync(media, items);
    return 0;
}

// Options belong to the one benchmark before them.
var names = args.TakeWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToArray();
var options = args[names.Length..];
if (names.Except(benchmarks.Keys).FirstOrDefault() is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'; there are: {string.Join(", ", benchmarks.Keys)}, and 'fuzz', 'soak' and 'chaos' by themselves.");
    return 2;
}

if (options.Length > 0 && names is not (["extraction"] or ["library"]))
{
    Console.Error.WriteLine($"Only 'extraction' and 'library', each alone, have options.\n{ExtractionOptions.Usage}\n{LibraryOptions.Usage}");
    return 2;
}

try
{
    foreach (var name in names.Length > 0 ? names : [.. benchmarks.Keys])
    {
        Console.WriteLine($"== {name}");
        await benchmarks[name](options);
    }
}
catch (FormatException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}

return 0;
