namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>The <c>Type</c> of an item, by the vendors' names.</summary>
public enum ItemKind
{
    Movie,
    Series,
    Season,
    Episode,
}
