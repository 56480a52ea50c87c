namespace PreviewForge.Cli;

/// <summary>What <c>forge</c> tells its caller.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>Some videos failed, or a prerequisite isn't met (<c>doctor</c>).</summary>
    public const int SomeFailed = 1;

    /// <summary>The command line is wrong, or the stack can't run.</summary>
    public const int CannotRun = 2;

    /// <summary>Ended by Ctrl-C or SIGTERM, as shells count it.</summary>
    public const int Interrupted = 130;
}
