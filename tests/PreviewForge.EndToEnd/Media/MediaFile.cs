namespace PreviewForge.EndToEnd.Media;

/// <summary>A file of the test library.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expected">What must become of it.</param>
/// <param name="Arguments">Arguments for ffmpeg, without the output; empty for a file that isn't made by ffmpeg alone.</param>
internal sealed record MediaFile(string Name, Expectation Expected, IReadOnlyList<string> Arguments)
{
    /// <summary>The player is to turn the picture by a quarter.</summary>
    public bool IsHeldUpright { get; init; }

    /// <summary>Keeps this many per cent of the bytes.</summary>
    public int KeptPercent { get; init; } = 100;
}
