namespace PreviewForge.GpuRunner.Configuration;

/// <summary>The runner's settings; each is an environment variable, named first.</summary>
internal sealed class RunnerOptions
{
    /// <summary><c>AzureWebJobsStorage</c>: connection string of the storage account with the queues and the blobs. A secret.</summary>
    public string Storage { get; set; } = "";

    /// <summary><c>RUNNER_ID</c>: name of this runner, unique among all runners and the same after a restart. Default: the machine's name.</summary>
    public string RunnerId { get; set; } = Environment.MachineName;

    /// <summary><c>CPU_WORKERS</c>: extractions on the CPU at the same time, 0 to 32. Default 1. The app's wish takes its place.</summary>
    public int CpuWorkers { get; set; } = 1;

    /// <summary><c>TMP_FOLDER</c>: folder for the pictures of work in hand. Default: the system's folder for temporary files.</summary>
    public string TempFolder { get; set; } = Path.GetTempPath();

    /// <summary>
    /// <c>RUNNER_STATE_DIR</c>: folder for what must be known after a crash.
    /// Default: <c>previewforge/runner</c> in the user's folder for such data.
    /// </summary>
    public string StateFolder { get; set; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "previewforge", "runner");

    /// <summary><c>FRAME_CACHE_MINUTES</c>: how long the pictures of an extraction are kept, 0 (not at all) to a week. Default 60.</summary>
    public int FrameCacheMinutes { get; set; } = 60;

    /// <summary><c>FRAME_CACHE_MB</c>: space in <see cref="TempFolder"/> that they may take together, 0 (none) to 1,048,576. Default 2048.</summary>
    public int FrameCacheMegabytes { get; set; } = 2048;

    /// <summary><c>FFMPEG_PATH</c>: ffmpeg, a path, or a name to be found on PATH. Default <c>ffmpeg</c>.</summary>
    public string FfmpegPath { get; set; } = "ffmpeg";

    /// <summary><c>FFPROBE_PATH</c>: ffprobe, of the same version as ffmpeg. Default <c>ffprobe</c>.</summary>
    public string FfprobePath { get; set; } = "ffprobe";
}
