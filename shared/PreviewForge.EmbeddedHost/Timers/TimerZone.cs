using Microsoft.Extensions.Configuration;

namespace PreviewForge.EmbeddedHost.Timers;

/// <summary>The time zone of schedules: setting <c>WEBSITE_TIME_ZONE</c>, else <c>TZ</c>, else UTC.</summary>
internal static class TimerZone
{
    /// <exception cref="InvalidOperationException">The setting names no time zone that this system knows.</exception>
    public static TimeZoneInfo From(IConfiguration settings)
    {
        string? name = FirstFilled(settings["WEBSITE_TIME_ZONE"], settings["TZ"]);
        if (name is null)
        {
            return TimeZoneInfo.Utc;
        }

        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(name);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new InvalidOperationException(
                $"This system knows no time zone '{name}'. Set WEBSITE_TIME_ZONE or TZ to a name such as Europe/Berlin, and install tzdata if it is missing.", e);
        }
    }

    private static string? FirstFilled(params string?[] values) => values.FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
}
