namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>A keyframe, and how far it reaches.</summary>
/// <param name="Keyframe">Its position is that of the transport packet in which its own packet begins.</param>
/// <param name="Span">Bytes of the file from there to the next packet of the video and what it begins with; 0 when that isn't known.</param>
internal readonly record struct FoundKeyframe(Keyframe Keyframe, int Span);
