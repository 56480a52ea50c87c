using PreviewForge.Benchmarks;
using PreviewForge.Benchmarks.FreshItems;
using PreviewForge.Benchmarks.JobItems;
using PreviewForge.Benchmarks.PreviewFiles;

var benchmarks = new SortedDictionary<string, Func<Task>>(StringComparer.Ordinal)
{
    ["durable"] = DurableBenchmark.RunAsync,
    ["fresh-items"] = () => new FreshItemsBenchmark(Console.Out, TimeProvider.System).RunAsync(CancellationToken.None),
    ["job-items"] = () => new JobItemsBenchmark(Console.Out).RunAsync(CancellationToken.None),
    ["preview-files"] = () =>
    {
        new PreviewFilesBenchmark(Console.Out).Run();
        return Task.CompletedTask;
    },
};

if (args.Except(benchmarks.Keys).FirstOrDefault() is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'; there are: {string.Join(", ", benchmarks.Keys)}.");
    return 2;
}

foreach (var name in args.Length > 0 ? args : [.. benchmarks.Keys])
{
    Console.WriteLine($"== {name}");
    await benchmarks[name]();
}

return 0;
