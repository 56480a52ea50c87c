namespace PreviewForge.GpuRunner.Extraction.Commands;

/// <summary>What ffmpeg reads of a file when it wants the keyframes.</summary>
internal enum KeyframeReads
{
    /// <summary>Everything; the decoder leaves out what is no keyframe.</summary>
    Everything,

    /// <summary>Nothing else, as far as the container's index allows it.</summary>
    Only,
}
