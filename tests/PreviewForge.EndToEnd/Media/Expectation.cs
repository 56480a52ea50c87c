namespace PreviewForge.EndToEnd.Media;

/// <summary>What must become of a file.</summary>
internal abstract record Expectation
{
    /// <param name="Seconds">Length of the video.</param>
    /// <param name="AspectWidth">Width of the picture as shown, in any unit.</param>
    /// <param name="AspectHeight">Its height in the same unit.</param>
    public sealed record Previews(int Seconds, int AspectWidth, int AspectHeight) : Expectation;

    /// <summary>No previews, and a reason for a person.</summary>
    public sealed record Refused : Expectation;
}
