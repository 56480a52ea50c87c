namespace PreviewForge.Functions.Jobs.Retrying;

/// <summary>
/// How long to wait before a video is tried again whose server was not ready: 1, 2, 5, 15 minutes, then an hour each. A minute first, because Jellyfin
/// lets a changed file settle for about that long before it looks at it.
/// </summary>
public static class RetryBackoff
{
    private static readonly TimeSpan[] Schedule =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)];

    private static readonly TimeSpan UsualPace = TimeSpan.FromSeconds(30);

    /// <param name="attempt">Which try is waited for, from 1.</param>
    /// <param name="pace"><c>webhook_retry_delay</c>: 30 seconds leaves the schedule as it is, others stretch it; at most it is halved.</param>
    public static TimeSpan Before(int attempt, TimeSpan pace)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        return Schedule[Math.Min(attempt, Schedule.Length) - 1] * Math.Max(0.5, pace / UsualPace);
    }
}
