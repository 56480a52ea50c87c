namespace PreviewForge.GpuRunner.Extraction.Commands;

/// <summary>Which of the decoded pictures are made into JPEG files.</summary>
internal enum Selection
{
    /// <summary>All: what is decoded was chosen before.</summary>
    All,

    /// <summary>Those of keyframes, at their own times.</summary>
    Keyframes,

    /// <summary>One for each interval, at multiples of it: the last picture at or before that time.</summary>
    Slots,
}
