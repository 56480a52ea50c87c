namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>One coded picture of a track. Times are in the track's own unit and before its edit list.</summary>
/// <param name="Decoded">When it is decoded.</param>
/// <param name="Shown">When it is shown.</param>
/// <param name="Duration">How long, until the next in the order of decoding.</param>
/// <param name="Position">Where it is in the file.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="IsSync">Whether it can be decoded without any other.</param>
internal readonly record struct Sample(long Decoded, long Shown, long Duration, long Position, uint Bytes, bool IsSync);
