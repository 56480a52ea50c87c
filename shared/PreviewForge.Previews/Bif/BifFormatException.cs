namespace PreviewForge.Previews.Bif;

/// <summary>These bytes are not a BIF file that can be trusted, or can't become one. The message is fit for a person.</summary>
public sealed class BifFormatException(string message, Exception? inner = null) : FormatException(message, inner)
{
    /// <summary>True when the file would outgrow its 32-bit offsets.</summary>
    public bool IsTooLarge { get; init; }
}
