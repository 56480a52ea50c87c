using PreviewForge.GpuRunner.Extraction.Processes;

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

    /// <summary>
    /// <c>GPU_WORKERS</c>: extractions on each GPU at the same time, 0 to 32: <c>auto</c>, a number, or <c>id=number</c> with commas between.
    /// Default <c>auto</c>, which is 1. The app's wish takes its place.
    /// </summary>
    public PerDevice GpuWorkers { get; set; } = PerDevice.All(1);

    /// <summary>
    /// <c>GPU_FFMPEG_THREADS</c>: threads for filters on the CPU after a GPU has decoded, 0 to 32, 0 for no limit; written as
    /// <c>GPU_WORKERS</c>. Default 2. The app's wish takes its place.
    /// </summary>
    public PerDevice GpuThreads { get; set; } = PerDevice.All(2);

    /// <summary><c>RUNNER_NICE</c>: how far ffmpeg stands back behind others on the CPU, 0 to 19. Default 10.</summary>
    public int Nice { get; set; } = 10;

    /// <summary><c>RUNNER_IONICE</c>: how ffmpeg stands in line at the disks: <c>normal</c>, <c>low</c> or <c>idle</c>. Default <c>low</c>.</summary>
    public IoClass IoNice { get; set; } = IoClass.Low;

    /// <summary><c>TMP_FOLDER</c>: folder for the pictures of work in hand and the frame cache. Default: the system's folder for temporary files.</summary>
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

    /// <summary><c>EXTRACTION_WAY</c>: <c>auto</c>, <c>sparse</c>, <c>keyframes</c> or <c>full</c>. Default <c>auto</c>.</summary>
    public WaySetting Way { get; set; } = WaySetting.Auto;

    /// <summary>
    /// <c>EXACT_SLOT_SECONDS</c>: a picture whose keyframe is further away than this is decoded exactly, 0 to 86,400. Default: by the
    /// interval, see <see cref="ExactSlotBound"/>.
    /// </summary>
    public double? ExactSlotSeconds { get; set; }

    /// <summary>
    /// How far a picture may be from its slot. By default half an interval more than what the usual tools tolerate between two
    /// keyframes, which is interval / 0.94.
    /// </summary>
    public TimeSpan ExactSlotBound(int intervalSeconds) => TimeSpan.FromSeconds(ExactSlotSeconds ?? ((intervalSeconds / 0.94) + (intervalSeconds / 2.0)));
}
