namespace PreviewForge.GpuRunner.Configuration;

/// <summary>How the runner gets at the pictures; for measuring, and for working around a fault.</summary>
internal enum WaySetting
{
    /// <summary>The cheapest way that the file allows, and the next one when that fails.</summary>
    Auto,

    /// <summary>By the container's index only; a file for which that fails, fails.</summary>
    Sparse,

    /// <summary>ffmpeg reads the whole file and decodes its keyframes; where that is not enough, everything.</summary>
    Keyframes,

    /// <summary>ffmpeg decodes everything.</summary>
    Full,
}
