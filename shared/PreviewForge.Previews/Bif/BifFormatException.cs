namespace PreviewForge.Previews.Bif;

/// <summary>The bytes are not a BIF file that can be trusted. The message says what is wrong, fit for a person.</summary>
public sealed class BifFormatException(string message, Exception? inner = null) : FormatException(message, inner);
