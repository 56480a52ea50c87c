namespace PreviewForge.Cli.Stack;

/// <summary>How often, and after which pause, a service that died is started again.</summary>
/// <param name="MaxDeaths">Deaths within <paramref name="Window"/> after which the service is given up.</param>
/// <param name="Window">Older deaths are forgiven.</param>
/// <param name="FirstDelay">Pause after one death; doubled by each further one.</param>
/// <param name="MaxDelay">Longest pause.</param>
internal sealed record RestartPolicy(int MaxDeaths, TimeSpan Window, TimeSpan FirstDelay, TimeSpan MaxDelay)
{
    public static RestartPolicy Default { get; } =
        new(MaxDeaths: 8, Window: TimeSpan.FromMinutes(2), FirstDelay: TimeSpan.FromMilliseconds(250), MaxDelay: TimeSpan.FromSeconds(5));

    /// <summary>The pause before the next start, or null when the service is to be given up.</summary>
    /// <param name="deaths">When the service died so far, the last one included.</param>
    /// <param name="now">The present time.</param>
    public TimeSpan? NextDelay(IEnumerable<DateTimeOffset> deaths, DateTimeOffset now)
    {
        var recent = deaths.Count(death => now - death <= Window);
        if (recent > MaxDeaths)
        {
            return null;
        }

        var doubled = FirstDelay * Math.Pow(2, Math.Max(0, recent - 1));
        return doubled < MaxDelay ? doubled : MaxDelay;
    }
}
