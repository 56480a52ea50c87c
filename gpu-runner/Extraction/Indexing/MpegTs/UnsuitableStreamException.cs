namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>Keyframes can't be searched for in this stream, or not cheaply; the file may still be fine.</summary>
/// <param name="reason">Why, as a sentence for a person.</param>
internal sealed class UnsuitableStreamException(string reason) : Exception(reason);
