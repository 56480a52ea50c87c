namespace PreviewForge.GpuRunner.Extraction.Processes;

/// <summary>A program to run: what, with which arguments, and for how long at most.</summary>
/// <param name="Executable">Path, or a name to be found on PATH.</param>
/// <param name="Arguments">Passed as they are; no shell is involved.</param>
/// <param name="Deadline">The program is ended after this time whatever it does.</param>
internal sealed record ChildCommand(string Executable, IReadOnlyList<string> Arguments, TimeSpan Deadline)
{
    /// <summary>The program is ended when it makes no progress for this long.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Writes the program's standard input, which is closed afterwards; null closes it at once. It may be cancelled at any time,
    /// and it need not care when the program stops reading.
    /// </summary>
    public Func<Stream, CancellationToken, Task>? Input { get; init; }

    /// <summary>True for a short question to a program: it is answered also while work in hand stands still.</summary>
    public bool GoesOnWhilePaused { get; init; }

    /// <summary>Variables besides our own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How many of the last lines of its standard error are kept.</summary>
    public int KeptErrorLines { get; init; } = 40;
}

/// <summary>How a program ended.</summary>
/// <param name="End">Who ended it.</param>
/// <param name="ExitCode">As the system gave it; 128 + n when signal n ended the program.</param>
/// <param name="Elapsed">From start to end.</param>
/// <param name="LastErrorLines">The last lines of its standard error, oldest first; long lines are cut.</param>
internal sealed record ChildOutcome(ChildEnd End, int ExitCode, TimeSpan Elapsed, IReadOnlyList<string> LastErrorLines)
{
    public bool Succeeded => End is ChildEnd.Exited && ExitCode is 0;
}

/// <summary>Who ended a program.</summary>
internal enum ChildEnd
{
    /// <summary>Itself, or a signal that isn't ours.</summary>
    Exited,

    /// <summary>We did: it made no progress.</summary>
    Stalled,

    /// <summary>We did: it ran too long.</summary>
    DeadlineExceeded,

    /// <summary>We did: what it wrote was no use (<see cref="UnwantedOutputException"/>).</summary>
    Unwanted,

    /// <summary>It never ran: the program is missing or may not be executed.</summary>
    NotStarted,
}

/// <summary>Thrown by who takes a program's output, to end the program.</summary>
internal sealed class UnwantedOutputException(string message, Exception cause) : Exception(message, cause);
