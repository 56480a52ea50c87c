using System.Globalization;

namespace PreviewForge.Functions.Automation.Schedules.Editing;

/// <summary>Times of the day as text, <c>H:M</c> in 24 hours.</summary>
internal static class StopTimes
{
    private static readonly string[] Formats = ["H:m", "HH:mm", "H:mm", "HH:m"];

    /// <summary>Null for what is no time.</summary>
    public static TimeOnly? Parse(string text)
        => TimeOnly.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) ? time : null;

    /// <summary><c>HH:MM</c>; empty for none.</summary>
    public static string Text(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";
}
