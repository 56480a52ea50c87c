using System.Text.RegularExpressions;

namespace PreviewForge.GpuRunner.Extraction.Diagnosis;

/// <summary>Picks the one line of ffmpeg's messages that tells a person most.</summary>
internal static partial class ErrorSummary
{
    private const int LinesLookedAt = 10;
    private const int MaxLength = 300;

    private static readonly string[] Telling =
    [
        "error", "invalid", "permission denied", "no such file", "cannot", "failed", "unknown", "unrecognized", "not found", "codec", "corrupt",
        "prematurely", "whitelist", "no path between",
    ];

    /// <returns>Null when no line tells anything.</returns>
    public static string? Of(IReadOnlyList<string> lines)
    {
        var telling = lines
            .TakeLast(LinesLookedAt)
            .Where(line => Telling.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(line => Tag().Replace(line, "").Trim())
            .Where(line => line.Length > 0)
            .ToList();
        var best = telling.LastOrDefault(line => line.StartsWith("error", StringComparison.OrdinalIgnoreCase)) ?? telling.LastOrDefault();
        return best?.Length > MaxLength ? best[..MaxLength] + "…" : best;
    }

    /// <summary>Where in ffmpeg the line comes from: <c>[mov,mp4 @ 0x55d0c0]</c>.</summary>
    [GeneratedRegex(@"\[[^\]]* @ 0x[0-9a-f]+\]\s*", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
