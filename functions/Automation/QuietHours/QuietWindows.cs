namespace PreviewForge.Functions.Automation.QuietHours;

/// <summary>When all work is held: the windows, and whether they count.</summary>
/// <param name="Enabled">False: they are kept, and mean nothing.</param>
/// <param name="Windows">They may overlap.</param>
public sealed record QuietWindows(bool Enabled, IReadOnlyList<QuietWindow> Windows)
{
    /// <summary>Most windows.</summary>
    public const int Most = 100;

    /// <summary>Within this every change comes: windows are weekly, and the clocks move by a few hours at most.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(8);

    public static QuietWindows Off { get; } = new(false, []);

    /// <param name="local">What the clock on the wall shows.</param>
    public bool IsActive(DateTime local) => Enabled && Windows.Any(window => window.Contains(local));

    public bool IsActive(DateTimeOffset at, TimeZoneInfo zone) => IsActive(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>
    /// When the state next changes; null when it never does. Every minute is looked at, because a change of the clocks may begin or end a window where
    /// none of its edges is.
    /// </summary>
    public DateTimeOffset? NextChange(DateTimeOffset now, TimeZoneInfo zone)
    {
        if (!Enabled || Windows.Count == 0)
        {
            return null;
        }

        bool isActive = IsActive(now, zone);
        DateTimeOffset minute = new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        for (DateTimeOffset at = minute.AddMinutes(1); at - now < Horizon; at = at.AddMinutes(1))
        {
            if (IsActive(at, zone) != isActive)
            {
                return at;
            }
        }

        return null;
    }
}
