using PreviewForge.Previews.Frames;

namespace PreviewForge.Previews.Trickplay;

/// <summary>Sheets can't be made of these pictures. The message is fit for a person.</summary>
public sealed class SheetException : Exception
{
    private SheetException(string message, bool isTooLarge) : base(message) => IsTooLarge = isTooLarge;

    /// <summary>True when a smaller width would help.</summary>
    public bool IsTooLarge { get; }

    internal static SheetException TooLarge(PixelSize size) =>
        new($"Pictures of {size} pixels make tile sheets that players can't show. Choose a smaller width.", isTooLarge: true);

    internal static SheetException NoPicture(int frame) => new($"Picture {frame} is no JPEG that can be decoded.", isTooLarge: false);

    internal static SheetException NotEncoded() => new("A tile sheet could not be encoded.", isTooLarge: false);
}
