using System.Diagnostics;
using System.Globalization;
using PreviewForge.Tests.Runner.Indexing.Fuzz;

namespace PreviewForge.Benchmarks.Fuzz;

/// <summary>Reads the index of a great many damaged files, and tells each that does harm: by its number it can be made again.</summary>
/// <param name="output">Where findings and figures go.</param>
/// <param name="first">Number of the first damage.</param>
/// <param name="count">Damaged files.</param>
internal sealed class FuzzBenchmark(TextWriter output, long first, long count)
{
    private const int FilesPerLine = 500_000;
    private const int MostFindings = 20;

    /// <param name="arguments">How many files, one million if not said; then the number of the first, zero if not said.</param>
    /// <param name="output">Where findings and figures go.</param>
    /// <returns>0 without findings, 1 with, 2 when the arguments are wrong.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        var numbers = arguments.Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        if (numbers.Count > 2 || numbers.Contains(-1))
        {
            await output.WriteLineAsync("usage: fuzz [FILES [FIRST]]");
            return 2;
        }

        var count = numbers.Count > 0 ? numbers[0] : 1_000_000;
        return await new FuzzBenchmark(output, numbers.Count > 1 ? numbers[1] : 0, count).RunAsync() is 0 ? 0 : 1;
    }

    private async Task<int> RunAsync()
    {
        var fuzz = new IndexFuzz(isAlone: true);
        var mutator = new Mutator(Seed.All);
        var findings = 0;
        var watch = Stopwatch.StartNew();
        for (var done = 1L; done <= count && findings < MostFindings; done++)
        {
            var (content, seed) = mutator.Make(first + done - 1);
            if (await fuzz.CheckAsync(content) is { } finding)
            {
                findings++;
                await output.WriteLineAsync($"{seed.Name}, damage {first + done - 1}: {finding}");
            }

            if (done % FilesPerLine is 0 || done == count)
            {
                await output.WriteLineAsync(
                    $"{done} damaged files in {watch.Elapsed.TotalSeconds:0} s: {fuzz.Found} with an index, {fuzz.Keyframes} keyframes read, {findings} findings");
            }
        }

        return findings;
    }
}
