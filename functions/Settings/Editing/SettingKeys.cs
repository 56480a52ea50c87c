using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings.Backups;

namespace PreviewForge.Functions.Settings.Editing;

/// <summary>The keys that callers may write, and what each may hold.</summary>
internal static class SettingKeys
{
    public const string LogLevel = "log_level";

    public const string WebhookSecret = "webhook_secret";

    /// <summary>Makes the value that is stored, of the key and what was sent.</summary>
    /// <remarks>A number outside of its range is refused where a job would refuse it later; where it is brought into its range on use, it is kept as it is.</remarks>
    public static IReadOnlyDictionary<string, Func<string, JsonNode?, JsonNode?>> Checks { get; } = new Dictionary<string, Func<string, JsonNode?, JsonNode?>>
    {
        [FrameReuse.Key] = (_, value) => FrameReuse.Check(value),
        [GpuConfig.Key] = (_, value) => GpuConfig.Check(value),
        [GpuConfig.TotalKey] = Within(0, 32),
        ["cpu_threads"] = Within(0, 32),
        ["ffmpeg_threads"] = Within(0, 32),
        ["scan_workers"] = (key, value) => Integer(key, value) is >= 0 and <= 256 and var workers
            ? workers
            : throw ApiException.Invalid($"{key} must be between 0 (Auto) and 256"),
        ["thumbnail_interval"] = Within(1, 60),
        ["thumbnail_quality"] = Within(1, 10),
        ["log_retention_count"] = AnyInteger,
        ["job_history_days"] = Within(0, 36_500),
        ["webhook_delay"] = Within(10, 300),
        ["webhook_retry_count"] = AnyInteger,
        ["webhook_retry_delay"] = AnyInteger,
        ["requeue_max_age_minutes"] = AnyInteger,
        ["max_concurrent_jobs"] = Within(1, 10),
        [BackupPolicy.KeepKey] = AnyInteger,
        [BackupPolicy.MaxAgeKey] = AnyInteger,
        ["plex_verify_ssl"] = Flag,
        ["webhook_enabled"] = Flag,
        ["auto_requeue_on_restart"] = Flag,
        ["plex_url"] = Address,
        ["plex_token"] = AnyText,
        ["plex_config_folder"] = AnyText,
        ["plex_name"] = AnyText,
        ["media_path"] = AnyText,
        ["plex_videos_path_mapping"] = AnyText,
        ["plex_local_videos_path_mapping"] = AnyText,
        ["log_rotation_size"] = AnyText,
        ["tonemap_algorithm"] = (key, value) => ToneMaps.Parse(Text(key, value)) is { } toneMap
            ? ToneMaps.Text(toneMap)
            : throw ApiException.Invalid($"{key} {ToneMaps.Complaint}"),
        [LogLevel] = (key, value) => Level(key, value),
        [WebhookSecret] = AnyText,
        ["selected_libraries"] = (key, value) => value is JsonArray ? value.DeepClone() : throw ApiException.Invalid($"{key} must be a list"),
        ["path_mappings"] = (_, value) => value?.DeepClone(),
        ["exclude_paths"] = (_, value) => value?.DeepClone(),
    };

    /// <summary>The name of a log level in its stored form.</summary>
    /// <exception cref="ApiException">400: it is none.</exception>
    public static string Level(string key, JsonNode? value)
        => value?.GetValueKind() == JsonValueKind.String && LogLevels.Parse((string)value!) is not null
            ? ((string)value!).Trim().ToUpperInvariant()
            : throw ApiException.Invalid($"{key} {LogLevels.Complaint}");

    private static Func<string, JsonNode?, JsonNode?> Within(int least, int most)
        => (key, value) => Integer(key, value) is var number && number >= least && number <= most
            ? number
            : throw ApiException.Invalid($"{key} must be between {least} and {most}");

    private static JsonNode? AnyText(string key, JsonNode? value) => Text(key, value);

    private static JsonNode? AnyInteger(string key, JsonNode? value) => Integer(key, value);

    /// <summary>Scripts send numbers as text and switches for numbers.</summary>
    private static int Integer(string key, JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => JsonText.Number(value) ?? throw ApiException.Invalid($"{key} must be an integer"),
    };

    private static JsonNode? Flag(string key, JsonNode? value) => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False
        ? value.DeepClone()
        : throw ApiException.Invalid($"{key} must be a boolean");

    private static JsonNode? Address(string key, JsonNode? value)
        => Text(key, value) is var text && (string.IsNullOrWhiteSpace(text) || ServerUrl.Parse(text) is not null)
            ? text
            : throw ApiException.Invalid($"{key} {ServerUrl.Complaint}");

    private static string Text(string key, JsonNode? value) => value is null
        ? ""
        : value.GetValueKind() != JsonValueKind.String
            ? throw ApiException.Invalid($"{key} must be a string")
            : ((string)value!).Contains('\0') ? throw ApiException.Invalid($"{key} holds a null byte") : (string)value!;
}
