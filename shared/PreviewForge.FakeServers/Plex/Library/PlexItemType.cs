namespace PreviewForge.FakeServers.Plex.Library;

/// <summary>Plex's type ids.</summary>
public enum PlexItemType
{
    Movie = 1,
    Show = 2,
    Season = 3,
    Episode = 4,
}
