using Microsoft.Extensions.Logging;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Automation.QuietHours;
using PreviewForge.Functions.Security;

namespace PreviewForge.Functions.Settings;

/// <summary>What <c>settings.json</c> says, checked; the keys that this version doesn't know stay in the file.</summary>
public sealed record AppSettings
{
    /// <summary>Seconds between two pictures where a server doesn't say otherwise, 1 to 60.</summary>
    public int ThumbnailInterval { get; init; } = 10;

    /// <summary>JPEG quality as ffmpeg's <c>-q:v</c>, 1 (best) to 10.</summary>
    public int ThumbnailQuality { get; init; } = 4;

    public ToneMap ToneMap { get; init; } = ToneMap.Hable;

    /// <summary>CPU workers per runner, 0 to 32; null when the file doesn't say, and the runner's own setting counts.</summary>
    public int? CpuThreads { get; init; }

    /// <summary>What is wanted of GPUs, each named once; one that isn't named follows the runner's own setting.</summary>
    public IReadOnlyList<GpuSettings> Gpus { get; init; } = [];

    /// <summary>Days that what has ended is remembered, 0 to 36500.</summary>
    public int JobHistoryDays { get; init; } = 30;

    /// <summary>How often a video is tried again that its server didn't know yet, 0 to 10 times.</summary>
    public int RetryCount { get; init; } = 3;

    /// <summary>Stretches the waits before these tries: 30 seconds is the usual pace, 10 to 300.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Jobs that may run at once, 1 to 10.</summary>
    public int MaxConcurrentJobs { get; init; } = 3;

    /// <summary>True: a person wants all work held.</summary>
    public bool ProcessingPaused { get; init; }

    /// <summary>When all work is held by the clock.</summary>
    public QuietWindows QuietHours { get; init; } = QuietWindows.Off;

    /// <summary>False: webhooks are answered, and nothing comes of them.</summary>
    public bool WebhooksEnabled { get; init; } = true;

    /// <summary>What senders of webhooks may show instead of the token; null when there is none.</summary>
    public Secret? WebhookSecret { get; init; }

    /// <summary>How long no webhook must come before a batch is released, 1 to 600 seconds.</summary>
    public TimeSpan WebhookDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>False: what ran when the app ended is not gone on with when it starts again.</summary>
    public bool RequeueOnRestart { get; init; } = true;

    /// <summary>Least severe message that is logged; null when the file names none, and the host's own setting counts.</summary>
    public LogLevel? LogLevel { get; init; }

    /// <summary>Every entry that has an id and a known vendor, also those that are off or can't be used: see <see cref="MediaServerSettings.IsUsable"/>.</summary>
    public IReadOnlyList<MediaServerSettings> MediaServers { get; init; } = [];

    /// <summary>What is wrong with the settings for all servers, each naming its key; a job must not start while there is anything.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What is wrong with single servers, each naming the server and the key; the other servers work all the same.</summary>
    public IReadOnlyList<string> ServerWarnings { get; init; } = [];

    /// <summary>Everything that changes a pixel.</summary>
    public FrameOptions Frames => new(ThumbnailQuality, ToneMap);
}
