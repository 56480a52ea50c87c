namespace PreviewForge.Previews;

/// <summary>Width of a picture in pixels: even, 16 to 3840; 320 unless said otherwise.</summary>
public readonly record struct PreviewWidth
{
    public const int MinPixels = 16;
    public const int MaxPixels = 3840;
    public const int DefaultPixels = 320;

    // Kept as the distance to the default, so that default(PreviewWidth) is a legal value too.
    private readonly int _beyondDefault;

    private PreviewWidth(int pixels) => _beyondDefault = pixels - DefaultPixels;

    public int Pixels => DefaultPixels + _beyondDefault;

    /// <exception cref="ArgumentOutOfRangeException">Odd, or not within 16 to 3840.</exception>
    public static PreviewWidth FromPixels(int pixels) => TryFromPixels(pixels, out var width)
        ? width
        : throw new ArgumentOutOfRangeException(nameof(pixels), pixels, $"A width is even and within {MinPixels} to {MaxPixels}.");

    public static bool TryFromPixels(int pixels, out PreviewWidth width)
    {
        var legal = pixels is >= MinPixels and <= MaxPixels && int.IsEvenInteger(pixels);
        width = legal ? new PreviewWidth(pixels) : default;
        return legal;
    }

    public override string ToString() => $"{Pixels} px";
}
