namespace PreviewForge.GpuRunner.Hardware.Detection;

/// <summary>Asks the machine's programs: ffmpeg, nvidia-smi, lspci. The only way in which detection starts anything.</summary>
internal interface IPrograms
{
    /// <summary>Runs a program to its end, within a time that such programs need at most.</summary>
    /// <param name="program">Path, or a name to be found on PATH.</param>
    /// <param name="arguments">Passed as they are.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<ProgramAnswer> AskAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        AskAsync(program, arguments, new Dictionary<string, string>(), cancellationToken);

    /// <param name="program">Path, or a name to be found on PATH.</param>
    /// <param name="arguments">Passed as they are.</param>
    /// <param name="environment">Variables besides our own.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<ProgramAnswer> AskAsync(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken);
}

/// <summary>What a program answered.</summary>
/// <param name="ExitCode">Null when it is not there, or did not end in time.</param>
/// <param name="Output">Lines of its standard output.</param>
/// <param name="Errors">The last lines of its standard error; when it did not run, why.</param>
internal sealed record ProgramAnswer(int? ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    public bool Succeeded => ExitCode is 0;

    /// <summary>True when there is no such program.</summary>
    public bool IsMissing { get; init; }

    /// <summary>What it said last, for a person.</summary>
    public string LastWords => Errors.Concat(Output).LastOrDefault(line => !string.IsNullOrWhiteSpace(line))?.Trim() ?? "nothing";
}
