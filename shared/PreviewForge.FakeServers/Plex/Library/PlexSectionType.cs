namespace PreviewForge.FakeServers.Plex.Library;

public enum PlexSectionType
{
    Movie,
    Show,
    Artist,
    Photo,
}
