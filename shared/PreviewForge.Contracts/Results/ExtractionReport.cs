namespace PreviewForge.Contracts.Results;

/// <summary>How the pictures of one video were made, and what it cost.</summary>
public sealed record ExtractionReport
{
    /// <summary>The way that gave the pictures, or the last one that was tried.</summary>
    public required ExtractionWay Way { get; init; }

    /// <summary>Id of the device that decoded: <c>cpu</c>, or that of a GPU.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Whose pictures were used again, such as <c>the frame cache</c> or a path; null when they were made from the video.</summary>
    public string? ReusedFrom { get; init; }

    /// <summary>What was tried before and why it was not enough, oldest first.</summary>
    public IReadOnlyList<ExtractionAttempt> Attempts { get; init; } = [];

    /// <summary>No picture shows a moment further from its own than this, in seconds; null when nobody knows.</summary>
    public double? AlignmentSeconds { get; init; }

    /// <summary>
    /// Bytes read of the video, by this program and by ffmpeg, whether they came from a disk or from memory. What ffmpeg reads is seen at
    /// each picture, each second and when its output ends; what it reads of the file behind that is missing.
    /// </summary>
    public long BytesRead { get; init; }

    /// <summary>Size of the video's file in bytes; 0 when it was not looked at.</summary>
    public long SourceBytes { get; init; }

    /// <summary>Of the bytes read, those of the container's index.</summary>
    public long IndexBytes { get; init; }

    /// <summary>Coded bytes of the chosen keyframes.</summary>
    public long KeyframeBytes { get; init; }

    /// <summary>Keyframes that the index names; 0 when there was none.</summary>
    public int KeyframesFound { get; init; }

    /// <summary>Distinct keyframes that were chosen; 0 when the way does not choose.</summary>
    public int KeyframesChosen { get; init; }

    /// <summary>
    /// Pictures that ffmpeg handed over, each counted once however many sizes were made of it. That is what it decoded, except where
    /// it decodes everything: those between two slots are not counted.
    /// </summary>
    public int FramesDecoded { get; init; }

    /// <summary>Slots whose keyframe was too far away and that were decoded exactly.</summary>
    public int ExactSlots { get; init; }

    /// <summary>Seconds for reading the index.</summary>
    public double IndexSeconds { get; init; }

    /// <summary>Seconds for describing the video.</summary>
    public double DescribeSeconds { get; init; }

    /// <summary>Seconds for decoding, scaling and encoding, failed attempts included.</summary>
    public double DecodeSeconds { get; init; }

    /// <summary>Seconds for writing the outputs.</summary>
    public double PublishSeconds { get; init; }

    /// <summary>Programs started.</summary>
    public int ProcessesStarted { get; init; }
}

/// <param name="Way">What was tried.</param>
/// <param name="Device">On which device.</param>
/// <param name="Reason">Why it was not enough, as a sentence for a person.</param>
/// <param name="Seconds">What it took.</param>
public sealed record ExtractionAttempt(ExtractionWay Way, string Device, string Reason, double Seconds);

/// <summary>Ways to the pictures, from the cheapest to the dearest.</summary>
public enum ExtractionWay
{
    /// <summary>The pictures of an earlier extraction, or of another output, are used again.</summary>
    Reuse,

    /// <summary>Only the wanted keyframes are read, by the container's index.</summary>
    Sparse,

    /// <summary>ffmpeg reads the file and leaves out what is no keyframe before it reads it (MP4 only).</summary>
    KeyframeReads,

    /// <summary>ffmpeg reads the whole file and decodes the keyframes.</summary>
    KeyframePass,

    /// <summary>ffmpeg decodes everything.</summary>
    FullDecode,
}
