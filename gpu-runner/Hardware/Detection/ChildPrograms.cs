using PreviewForge.GpuRunner.Extraction.Processes;

namespace PreviewForge.GpuRunner.Hardware.Detection;

/// <summary>The programs of this machine, started as ffmpeg is: bounded in time and output, and ended with all that they started.</summary>
internal sealed class ChildPrograms(ChildProcess children) : IPrograms
{
    /// <summary>A driver that has to be loaded or a card that has to wake up takes seconds; one that hangs takes for ever.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private const int MostLines = 2000;

    public async Task<ProgramAnswer> AskAsync(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        var command = new ChildCommand(program, arguments, Deadline) { Environment = environment, KeptErrorLines = MostLines, GoesOnWhilePaused = true };
        var outcome = await children.RunAsync(
            command, (output, token) => BoundedLines.ReadAsync(output, line => Keep(lines, line), token), _ => 0, cancellationToken);
        return outcome.End switch
        {
            ChildEnd.Exited => new ProgramAnswer(outcome.ExitCode, lines, outcome.LastErrorLines),
            ChildEnd.NotStarted => new ProgramAnswer(null, [], outcome.LastErrorLines) { IsMissing = true },
            _ => new ProgramAnswer(null, [], [.. outcome.LastErrorLines, $"It gave no answer within {Deadline.TotalSeconds:0} seconds."]),
        };
    }

    private static void Keep(List<string> lines, string line)
    {
        if (lines.Count < MostLines)
        {
            lines.Add(line);
        }
    }
}
