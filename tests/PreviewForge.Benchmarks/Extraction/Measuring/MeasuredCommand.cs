using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PreviewForge.Benchmarks.Extraction.Measuring;

/// <summary>
/// Runs a program and says what it cost. A shell runs it, waits for it, and then copies its own accounts out of <c>/proc</c>, where the
/// program's are added by then: nobody has to catch the program before it is gone.
/// </summary>
internal sealed partial class MeasuredCommand(string folder, IReadOnlyDictionary<string, string> environment, TimeProvider time)
{
    private const string Script = """
        account=$1 messages=$2 output=$3; shift 3
        "$@" </dev/null >"$output" 2>"$messages"; status=$?
        cat /proc/$$/stat /proc/$$/io >"$account"
        exit $status
        """;

    /// <summary>What the last program printed.</summary>
    public string OutputFile { get; } = Path.Combine(folder, "output");

    /// <exception cref="InvalidOperationException">The program failed.</exception>
    public async Task<Measurement> RunAsync(IEnumerable<string> command, CancellationToken cancellationToken)
    {
        var (account, messages) = (Path.Combine(folder, "account"), Path.Combine(folder, "messages"));
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", account, messages, OutputFile, .. command]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var started = time.GetTimestamp();
        using var shell = Process.Start(start)!;
        await shell.WaitForExitAsync(cancellationToken);
        var seconds = time.GetElapsedTime(started).TotalSeconds;
        var said = await File.ReadAllTextAsync(messages, cancellationToken);
        if (shell.ExitCode is not 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {shell.ExitCode}:\n{said}");
        }

        var used = ProcessAccount.Parse(await File.ReadAllTextAsync(account, cancellationToken));
        var frames = DecodedFrames().Matches(said).Sum(match => int.Parse(match.Groups[1].ValueSpan));
        return new Measurement(seconds, used.CpuSeconds, used.Read, used.FromDisk, frames);
    }

    /// <summary>What ffmpeg says of each input at its end, when it is asked to be verbose.</summary>
    [GeneratedRegex(@"\(video\): \d+ packets read \(\d+ bytes\); (\d+) frames decoded")]
    private static partial Regex DecodedFrames();
}
