using System.ComponentModel;
using System.Diagnostics;

namespace PreviewForge.Cli.Doctor;

/// <summary>Runs a program for what it prints.</summary>
internal static class ProgramOutput
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Standard output and error, or null when the program isn't there, fails, or doesn't end.</summary>
    public static Task<string?> ReadAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        ReadAsync(program, arguments, Patience, cancellationToken);

    /// <summary>As above, with more patience.</summary>
    public static async Task<string?> ReadAsync(
        string program, IReadOnlyList<string> arguments, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            using var kill = limit.Token.Register(process.Kill);
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            await process.WaitForExitAsync(CancellationToken.None);
            return process.ExitCode == 0 ? output + await error : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Where the shell would find a program; null when it wouldn't.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
