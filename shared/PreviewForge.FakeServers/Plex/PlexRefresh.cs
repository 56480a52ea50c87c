namespace PreviewForge.FakeServers.Plex;

/// <summary>A nudge that the server got.</summary>
/// <param name="At">When it came.</param>
/// <param name="SectionKey">The section that was asked.</param>
/// <param name="Folder">The folder, as the server sees it; null for the whole section.</param>
public sealed record PlexRefresh(DateTimeOffset At, string SectionKey, string? Folder);
