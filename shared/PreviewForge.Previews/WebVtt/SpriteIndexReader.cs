using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PreviewForge.Previews.WebVtt;

/// <summary>Reads back what <see cref="SpriteIndex"/> writes, enough to tell whether an index fits its sheets.</summary>
public static partial class SpriteIndexReader
{
    /// <summary>Longest index that is read; the longest that is written stays far below.</summary>
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>Null when it is no index of pictures at even intervals.</summary>
    public static SpriteIndexFacts? TryRead(Stream input)
    {
        if (input.Length > MaxBytes)
        {
            return null;
        }

        using var reader = new StreamReader(input, Encoding.UTF8, leaveOpen: true);
        var text = reader.ReadToEnd();
        var cues = Cue().Matches(text);
        if (!text.StartsWith("WEBVTT\n", StringComparison.Ordinal) || cues.Count == 0)
        {
            return null;
        }

        var first = cues[0];
        var seconds = Number(first, "h") * 3600 + Number(first, "m") * 60 + Number(first, "s");
        return new SpriteIndexFacts(cues.Count, (int)Math.Min(seconds, int.MaxValue), (int)Number(first, "w"), (int)Number(first, "t"));
    }

    private static long Number(Match match, string group) =>
        long.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    [GeneratedRegex(
        @"^\d{2,6}:\d\d:\d\d\.\d{3} --> (?<h>\d{2,6}):(?<m>\d\d):(?<s>\d\d)\.\d{3}\n[^\n#]*#xywh=\d{1,6},\d{1,6},(?<w>\d{1,6}),(?<t>\d{1,6})$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex Cue();
}

/// <param name="Frames">Number of pictures.</param>
/// <param name="IntervalSeconds">End of the first cue, which begins at 0.</param>
/// <param name="Width">Width of a picture in pixels.</param>
/// <param name="Height">Height of a picture in pixels.</param>
public sealed record SpriteIndexFacts(int Frames, int IntervalSeconds, int Width, int Height);
