namespace PreviewForge.Previews.Frames;

/// <summary>Size of a picture in pixels; both sides at least 1.</summary>
public readonly record struct PixelSize(int Width, int Height)
{
    public long Area => (long)Width * Height;

    public override string ToString() => $"{Width}x{Height}";
}
