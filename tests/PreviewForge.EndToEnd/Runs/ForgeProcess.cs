using System.Diagnostics;
using PreviewForge.Cli.Stack;

namespace PreviewForge.EndToEnd.Runs;

/// <summary>Runs <c>forge</c>'s command line as a process of its own, as a person would.</summary>
internal sealed record ForgeProcess(int ExitCode, string Output)
{
    public static async Task<ForgeProcess> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new ForgeProcess(process.ExitCode, output + await error);
    }

    public static Process Start(IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [typeof(ForgeStack).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
