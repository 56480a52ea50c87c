using System.Globalization;

namespace PreviewForge.EndToEnd.Chaos;

/// <summary>One chaos run from the command line.</summary>
internal static class ChaosCommand
{
    /// <param name="arguments">The seed; without, one is thrown and told.</param>
    /// <param name="output">Where it says what happens.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <returns>0 when nothing is wrong, 1 when something is, 2 when the arguments are.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var seed = Random.Shared.Next(1, 1_000_000);
        if (arguments.Count > 1 || (arguments is [var text] && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seed)))
        {
            await output.WriteLineAsync("usage: chaos [SEED]");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("previewforge-chaos-").FullName;
        var problems = await ProblemsAsync(seed, folder, output, cancellationToken);
        foreach (var problem in problems)
        {
            await output.WriteLineAsync(problem);
        }

        await output.WriteLineAsync(problems.Count == 0 ? $"seed {seed}: nothing was lost, and nothing done twice" : $"seed {seed}: {problems.Count} problems; the state is kept in {folder}");
        if (problems.Count == 0)
        {
            Directory.Delete(folder, recursive: true);
        }

        return problems.Count == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<string>> ProblemsAsync(int seed, string folder, TextWriter output, CancellationToken cancellationToken)
    {
        try
        {
            return await new ChaosRun(seed, folder, output).RunAsync(cancellationToken);
        }
        catch (TimeoutException hanging)
        {
            return [hanging.Message];
        }
    }
}
