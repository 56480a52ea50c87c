using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using PreviewForge.Functions.Settings.Backups;
using PreviewForge.Functions.Settings.Legacy;
using PreviewForge.Functions.Settings.Migrations;

namespace PreviewForge.Functions.Settings.Editing;

/// <summary>The settings as callers see them: flat, with defaults filled in, and no secret in them. Media servers have routes of their own.</summary>
public sealed class SettingsView(SettingsStore store, IConfiguration configuration)
{
    /// <summary>Keys that are shown as they are in the file.</summary>
    private static readonly (string Key, JsonNode Default)[] Plain =
    [
        ("media_path", ""), ("plex_videos_path_mapping", ""), ("plex_local_videos_path_mapping", ""), ("cpu_threads", 1), ("ffmpeg_threads", 2),
        ("thumbnail_interval", 10), ("thumbnail_quality", 4), ("tonemap_algorithm", "hable"), ("log_level", "INFO"), ("log_rotation_size", "10 MB"),
        ("log_retention_count", 5), ("job_history_days", 30), ("webhook_enabled", true), ("webhook_delay", 60), ("webhook_retry_count", 3),
        ("webhook_retry_delay", 30), ("auto_requeue_on_restart", true), ("requeue_max_age_minutes", 720),
    ];

    /// <exception cref="SettingsException">The file can't be read.</exception>
    public JsonObject Show()
    {
        JsonObject settings = store.ReadJson();
        JsonObject shown = LegacyPlexView.Of(settings);
        shown["plex_token"] = Masked(shown["plex_token"]);
        shown[SettingKeys.WebhookSecret] = Masked(settings[SettingKeys.WebhookSecret]);
        shown["plex_name"] = JsonText.Of(settings["plex_name"], JsonText.Of(ServerEntries.FirstEnabledPlex(settings)?["name"]));
        foreach ((string key, JsonNode fallback) in Plain)
        {
            shown[key] = (settings[key] is { } value && IsAlike(value, fallback) ? value : fallback).DeepClone();
        }

        ShowWorkers(settings, shown);
        ShowPlexWebhook(settings, shown);
        BackupPolicy backups = BackupPolicy.Of(settings, configuration);
        shown[BackupPolicy.KeepKey] = backups.Keep;
        shown[BackupPolicy.MaxAgeKey] = backups.MaxAge?.Days ?? 0;
        shown[FrameReuse.Key] = FrameReuse.Of(settings[FrameReuse.Key]);
        return shown;
    }

    /// <summary>A value of another kind would break a page that counts on it; jobs say what is wrong with it.</summary>
    private static bool IsAlike(JsonNode value, JsonNode fallback) => (value.GetValueKind(), fallback.GetValueKind()) switch
    {
        (JsonValueKind.True or JsonValueKind.False, JsonValueKind.True or JsonValueKind.False) => true,
        var (kind, wanted) => kind == wanted,
    };

    private static void ShowWorkers(JsonObject settings, JsonObject shown)
    {
        shown[GpuConfig.Key] = (settings[GpuConfig.Key] as JsonArray)?.DeepClone() ?? new JsonArray();
        shown[GpuConfig.TotalKey] = GpuConfig.Total(settings);
        shown["scan_workers"] = Math.Clamp(JsonText.Number(settings["scan_workers"]) ?? 0, 0, 256);
        shown["max_concurrent_jobs"] = Math.Clamp(JsonText.Number(settings["max_concurrent_jobs"]) ?? 3, 1, 10);
    }

    /// <summary>The published reference names these keys; they live with the server.</summary>
    private static void ShowPlexWebhook(JsonObject settings, JsonObject shown)
    {
        var output = ServerEntries.FirstEnabledPlex(settings)?["output"] as JsonObject;
        shown[PlexWebhookKeys.Enabled] = JsonText.Flag(output?["webhook_enabled"], false);
        shown[PlexWebhookKeys.Url] = JsonText.Of(output?["webhook_public_url"]);
    }

    private static string Masked(JsonNode? secret) => secret is null || (secret.GetValueKind() == JsonValueKind.String && string.IsNullOrWhiteSpace((string)secret!))
        ? ""
        : LegacyPlexWriter.Mask;
}
