namespace PreviewForge.FakeServers.Jellyfin;

/// <summary>A version line of Jellyfin, as far as clients notice.</summary>
/// <param name="Version">What the server says; <c>with</c> gives another one of the same line.</param>
public sealed record JellyfinRelease(string Version)
{
    /// <summary>Measured nowhere; taken to be like 10.11.</summary>
    public static JellyfinRelease V1010 { get; } = new("10.10.7");

    public static JellyfinRelease V1011 { get; } = new("10.11.11");

    public static JellyfinRelease V12 { get; } = new("12.0.0") { TakesLegacyCredentials = false, MeasuresTiles = true };

    /// <summary>Takes Emby's ways to send a token, and Emby's path prefix.</summary>
    public bool TakesLegacyCredentials { get; init; } = true;

    /// <summary>Adopts every set of tiles by looking at it, and leaves those beside the media to their owner. Older ones don't look.</summary>
    public bool MeasuresTiles { get; init; }
}
