using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings.Seeding;

/// <summary>A key of the settings that the environment may give its first value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Variables">Their names; the last that is set counts.</param>
/// <param name="Parse">Makes the value of a text; null when it can't be one.</param>
internal sealed record Seed(string Key, string[] Variables, Func<string, JsonNode?> Parse)
{
    public static IReadOnlyList<Seed> All { get; } =
    [
        Number("thumbnail_interval", 1, 60, "PLEX_BIF_FRAME_INTERVAL", "THUMBNAIL_INTERVAL"),
        Number("thumbnail_quality", 1, 10, "THUMBNAIL_QUALITY"),
        Number("cpu_threads", 0, 32, "CPU_THREADS"),
        new("tonemap_algorithm", ["TONEMAP_ALGORITHM"], text => ToneMaps.Parse(text) is { } toneMap ? JsonValue.Create(ToneMaps.Text(toneMap)) : null),
        new("media_path", ["MEDIA_PATH"], text => text),
        new("tmp_folder", ["TMP_FOLDER"], text => text),
        new("log_level", ["LOG_LEVEL"], text => LogLevels.Parse(text) is null ? null : text.ToUpperInvariant()),
    ];

    private static Seed Number(string key, int least, int most, params string[] variables)
        => new(key, variables, text => JsonText.Number(text) is { } number && number >= least && number <= most ? number : null);
}
