namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>One of the streams that make up a programme.</summary>
/// <param name="Pid">What its packets are marked with.</param>
/// <param name="Type">How it is coded (ISO/IEC 13818-1, table 2-34).</param>
/// <param name="Kind">What it holds.</param>
internal readonly record struct ElementaryStream(int Pid, byte Type, StreamKind Kind);

/// <summary>What matters of a stream's content: ffmpeg's clock starts with the first picture or sound, or a caption just before it.</summary>
internal enum StreamKind
{
    Video,
    Audio,

    /// <summary>Captions and data.</summary>
    Other,
}
