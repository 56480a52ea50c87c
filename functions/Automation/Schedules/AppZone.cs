using Microsoft.Extensions.Configuration;

namespace PreviewForge.Functions.Automation.Schedules;

/// <summary>
/// The time zone that wall-clock times are meant in: the key or environment variable <c>TZ</c>, else the machine's own (<c>/etc/localtime</c>), else UTC.
/// It is asked each time, so that nobody keeps an old one.
/// </summary>
public sealed class AppZone(IConfiguration configuration, TimeProvider time)
{
    public TimeZoneInfo Zone => Find(configuration["TZ"]) ?? time.LocalTimeZone;

    /// <summary>The zone with an IANA id such as <c>Europe/Berlin</c>; null when there is none.</summary>
    public static TimeZoneInfo? Find(string? id)
        => id?.Trim().TrimStart(':') is { Length: > 0 } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) ? zone : null;
}
