namespace PreviewForge.GpuRunner.Extraction.Indexing;

/// <summary>A picture that can be decoded without any other.</summary>
/// <param name="Time">
/// When it is shown, counted from the start of the file as ffmpeg and players count it: the earliest picture or sound is time zero.
/// </param>
/// <param name="Position">Where the container says that it is: a byte offset in the file. What is there depends on the container.</param>
/// <param name="Bytes">Length of its coded data where the index tells it; 0 when it doesn't.</param>
internal readonly record struct Keyframe(TimeSpan Time, long Position, int Bytes);
