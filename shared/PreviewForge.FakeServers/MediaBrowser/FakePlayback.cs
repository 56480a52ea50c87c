namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Something that plays on a server.</summary>
/// <param name="Type"><c>Movie</c>, <c>Episode</c>, <c>TvChannel</c>, <c>Audio</c> …</param>
/// <param name="MediaType"><c>Video</c>, <c>Audio</c>, <c>Photo</c>; null for a server that leaves it out.</param>
/// <param name="IsPaused">True while nobody looks.</param>
public sealed record FakePlayback(string Type = "Movie", string? MediaType = "Video", bool IsPaused = false);
