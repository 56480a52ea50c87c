namespace PreviewForge.GpuRunner.Extraction.Pictures;

/// <summary>One moment of the video in every wanted size.</summary>
/// <param name="Pictures">Numbers in the <see cref="PictureStore"/>, in the order of the sizes.</param>
internal sealed record Shot(IReadOnlyList<int> Pictures);
