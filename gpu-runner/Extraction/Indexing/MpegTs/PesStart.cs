namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>Where a packet of the video that has a time begins.</summary>
/// <param name="Position">Byte offset in the file of the transport packet that it begins in.</param>
/// <param name="Shown">When its first picture is shown, in ticks of <see cref="StreamClock"/> since the start of the file.</param>
/// <param name="Decoded">When that is decoded: ascending through the file.</param>
/// <param name="Kind">What that picture is.</param>
internal readonly record struct PesStart(long Position, long Shown, long Decoded, PictureKind Kind);
