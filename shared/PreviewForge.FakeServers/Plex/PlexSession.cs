namespace PreviewForge.FakeServers.Plex;

/// <summary>Something that plays on a server.</summary>
/// <param name="Type"><c>movie</c>, <c>episode</c>, <c>clip</c>, <c>track</c> or <c>photo</c>.</param>
/// <param name="State"><c>playing</c>, <c>paused</c> or <c>buffering</c>.</param>
public sealed record PlexSession(string Type = "movie", string State = "playing");
