using System.Globalization;

namespace PreviewForge.Cli.Preview;

/// <summary>Text for a terminal.</summary>
internal static class PreviewText
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

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

    /// <summary><c>0.27 s</c>, <c>12.3 s</c>.</summary>
    public static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(seconds, seconds < 1 ? 2 : 1)} s");

    /// <summary><c>12.3 MB</c>: decimal units.</summary>
    public static string Bytes(long bytes)
    {
        double shown = bytes;
        var unit = 0;
        while (shown >= 999.95 && unit < Units.Length - 1)
        {
            shown /= 1000;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{shown:0.#} {Units[unit]}");
    }

    /// <summary>Files a second, or a minute when they are slow.</summary>
    public static string Rate(double perSecond) => perSecond switch
    {
        <= 0 => "-",
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{perSecond * 60:0.0}/min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{perSecond:0.0}/s"),
    };

    private static bool IsDirectional(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
