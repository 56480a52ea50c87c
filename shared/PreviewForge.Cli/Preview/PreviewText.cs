using System.Globalization;

namespace PreviewForge.Cli.Preview;

/// <summary>Text for a terminal.</summary>
internal static class PreviewText
{
    /// <summary>A name without the characters that would steer a terminal: file names may hold any.</summary>
    public static string Harmless(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || IsDirectional(c) ? '\uFFFD' : c));

    /// <summary><c>7s</c>, <c>3m 05s</c>, <c>2h 10m</c>; a dash when unknown.</summary>
    public static string Duration(TimeSpan? duration) => duration switch
    {
        null => "-",
        { TotalSeconds: < 60 } d => string.Create(CultureInfo.InvariantCulture, $"{d.TotalSeconds:0}s"),
        { TotalHours: < 1 } d => string.Create(CultureInfo.InvariantCulture, $"{(int)d.TotalMinutes}m {d.Seconds:00}s"),
        { } d => string.Create(CultureInfo.InvariantCulture, $"{(int)d.TotalHours}h {d.Minutes:00}m"),
    };

    /// <summary>Files a second, or a minute when they are slow.</summary>
    public static string Rate(double perSecond) => perSecond switch
    {
        <= 0 => "-",
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{perSecond * 60:0.0}/min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{perSecond:0.0}/s"),
    };

    private static bool IsDirectional(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
