namespace PreviewForge.GpuRunner.Extraction.Indexing;

/// <summary>What a container's index tells of its video.</summary>
/// <param name="Container">The container.</param>
/// <param name="Codec">ffmpeg's name of the codec, such as <c>h264</c>; what the container calls it when ffmpeg has no name for it.</param>
/// <param name="Keyframes">By time, no two at the same; at least one.</param>
/// <param name="Duration">
/// From the start of the file to the end of the picture, which often is before that of the sound; null when the file doesn't say.
/// </param>
internal sealed record VideoIndex(MediaContainer Container, string Codec, IReadOnlyList<Keyframe> Keyframes, TimeSpan? Duration);

/// <summary>The containers whose index can be read.</summary>
internal enum MediaContainer
{
    /// <summary>Matroska and WebM (RFC 9559).</summary>
    Matroska,

    /// <summary>MP4 and QuickTime (ISO/IEC 14496-12).</summary>
    Mp4,

    /// <summary>AVI, with the index of AVI 1.0 or of OpenDML.</summary>
    Avi,

    /// <summary>MPEG transport stream, with packets of 188, 192 or 204 bytes (ISO/IEC 13818-1).</summary>
    MpegTs,
}
