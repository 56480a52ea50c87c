using System.Globalization;
using Cronos;

namespace PreviewForge.EmbeddedHost.Timers;

/// <summary>When a timer ticks.</summary>
internal abstract class TimerSchedule
{
    /// <summary>Below this a timer's last run is not worth remembering: the official host doesn't either.</summary>
    private static readonly TimeSpan ShortestMonitored = TimeSpan.FromMinutes(1);

    /// <param name="text">
    /// Six fields with seconds first, five without them, or <c>hh:mm:ss</c> as a constant interval (which may be above a day).
    /// </param>
    /// <param name="zone">The zone that the fields are meant in.</param>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static TimerSchedule Parse(string text, TimeZoneInfo zone)
    {
        string trimmed = text.Trim();
        if (TimeSpan.TryParse(trimmed, CultureInfo.InvariantCulture, out TimeSpan interval))
        {
            return interval > TimeSpan.Zero ? new Constant(interval) : throw new FormatException($"The interval '{text}' is not above zero.");
        }

        int fields = trimmed.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Length;
        try
        {
            return new Cron(CronExpression.Parse(trimmed, fields == 5 ? CronFormat.Standard : CronFormat.IncludeSeconds), zone);
        }
        catch (CronFormatException e)
        {
            throw new FormatException($"The schedule '{text}' is not valid: {e.Message}", e);
        }
    }

    /// <returns>The first tick after this time; null when there is none any more.</returns>
    public abstract DateTimeOffset? Next(DateTimeOffset after);

    /// <summary>Whether the ticks that follow this time are far enough from each other.</summary>
    public bool IsWorthMonitoring(DateTimeOffset now) =>
        Next(now) is not { } next || Next(next) is not { } following || following - next >= ShortestMonitored;

    private sealed class Constant(TimeSpan interval) : TimerSchedule
    {
        public override DateTimeOffset? Next(DateTimeOffset after) => after + interval;
    }

    private sealed class Cron(CronExpression expression, TimeZoneInfo zone) : TimerSchedule
    {
        public override DateTimeOffset? Next(DateTimeOffset after) => expression.GetNextOccurrence(after, zone);
    }
}
