using System.Text.Json.Nodes;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Automation.QuietHours;
using PreviewForge.Functions.Security;
using PreviewForge.Functions.Settings.Editing;

namespace PreviewForge.Functions.Settings;

/// <summary>Makes typed settings of the file's JSON, and gathers everything that is wrong at once.</summary>
internal static class SettingsReader
{
    public static AppSettings Read(JsonObject json)
    {
        var complaints = new Complaints();
        var root = new JsonMembers(json, "", complaints);
        ServerList servers = ServerList.Read(json["media_servers"]);
        var settings = new AppSettings();
        return settings with
        {
            ThumbnailInterval = root.Number("thumbnail_interval", 1, 60) ?? settings.ThumbnailInterval,
            ThumbnailQuality = root.Number("thumbnail_quality", 1, 10) ?? settings.ThumbnailQuality,
            ToneMap = ReadToneMap(root),
            CpuThreads = root.Number("cpu_threads", 0, 32),
            Gpus = ReadGpus(root),
            JobHistoryDays = root.Number("job_history_days", 0, 36_500) ?? settings.JobHistoryDays,
            RetryCount = root.Clamped("webhook_retry_count", 0, 10) ?? settings.RetryCount,
            RetryDelay = root.Clamped("webhook_retry_delay", 10, 300) is { } seconds ? TimeSpan.FromSeconds(seconds) : settings.RetryDelay,
            MaxConcurrentJobs = root.Clamped("max_concurrent_jobs", 1, 10) ?? settings.MaxConcurrentJobs,
            ProcessingPaused = root.Flag("processing_paused", false),
            QuietHours = QuietHoursReader.Read(json[QuietHoursReader.Key]),
            WebhooksEnabled = root.Flag("webhook_enabled", true),
            WebhookSecret = Secret.From(root.Id(SettingKeys.WebhookSecret)),
            WebhookDelay = root.Clamped("webhook_delay", 1, 600) is { } quiet ? TimeSpan.FromSeconds(quiet) : settings.WebhookDelay,
            RequeueOnRestart = root.Flag("auto_requeue_on_restart", true),
            LogLevel = LogLevels.Parse(root.Text("log_level")),
            MediaServers = servers.Servers,
            Problems = complaints.Problems,
            ServerWarnings = servers.Warnings,
        };
    }

    private static ToneMap ReadToneMap(JsonMembers root)
    {
        if (ToneMaps.Parse(root.Text("tonemap_algorithm", "hable")) is { } toneMap)
        {
            return toneMap;
        }

        root.Problem("tonemap_algorithm", ToneMaps.Complaint);
        return ToneMap.Hable;
    }

    /// <summary>An entry without a device is left out, and of several for one device the last counts.</summary>
    private static List<GpuSettings> ReadGpus(JsonMembers root) =>
    [
        .. root.Objects("gpu_config")
            .Select(gpu => new GpuSettings(
                gpu.Text("device").Trim(), gpu.Flag("enabled", true), gpu.Number("workers", 0, 32) ?? 1, gpu.Number("ffmpeg_threads", 0, 32) ?? 2))
            .Where(gpu => gpu.Device.Length > 0)
            .GroupBy(gpu => gpu.Device)
            .Select(same => same.Last()),
    ];
}
