namespace PreviewForge.GpuRunner.Extraction.Pictures;

/// <summary>A picture that came off a decoder.</summary>
/// <param name="Track">Which of the wanted sizes it has: its number in <see cref="Commands.FrameRequest.Sizes"/>.</param>
/// <param name="Time">When it is shown, by the clock of the stream that ffmpeg read.</param>
/// <param name="Jpeg">The JPEG file; its memory belongs to the picture.</param>
internal readonly record struct Picture(int Track, TimeSpan Time, ReadOnlyMemory<byte> Jpeg);
