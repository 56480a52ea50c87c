namespace PreviewForge.GpuRunner.Extraction.Media;

/// <summary>What came of asking what a file holds.</summary>
internal abstract record Description
{
    private Description()
    {
    }

    public sealed record Found(VideoFacts Video) : Description;

    /// <summary>There is no video in it.</summary>
    /// <param name="Reason">Why not, as a sentence for a person.</param>
    public sealed record NoVideo(string Reason) : Description;

    /// <summary>Nobody knows: the program that was asked failed.</summary>
    /// <param name="Reason">Why, as a sentence for a person.</param>
    public sealed record Failed(string Reason) : Description;
}
