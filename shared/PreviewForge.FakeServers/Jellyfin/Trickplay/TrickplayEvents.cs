using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin.Trickplay;

/// <summary>When Jellyfin comes to a video's tiles.</summary>
internal sealed class TrickplayEvents(JellyfinState jellyfin, TrickplayRefresher refresher) : IMediaEvents
{
    /// <summary>The scheduled task: every video of every library, whatever scans do.</summary>
    public void RefreshAll()
    {
        foreach (var (library, version) in jellyfin.Server.Videos())
        {
            refresher.Refresh(library, version, replaces: false);
        }
    }

    public void Added(FakeLibrary library, MediaVersion version) => RefreshOnScan(library, version);

    /// <summary>"File changed, pruning extracted data": the rows and both places, also the one beside the media.</summary>
    public void Changed(FakeLibrary library, MediaVersion version)
    {
        jellyfin.Rows.RemoveAll(version.Id);
        jellyfin.Places.Delete(version, withMedia: true);
        jellyfin.Places.Delete(version, withMedia: false);
        RefreshOnScan(library, version);
    }

    public void Removed(FakeLibrary library, MediaVersion version)
    {
        jellyfin.Rows.RemoveAll(version.Id);
        jellyfin.Places.Delete(version, withMedia: false);
        if (jellyfin.Release.MeasuresTiles)
        {
            jellyfin.Places.Delete(version, withMedia: true);
        }
    }

    public void Refreshed(FakeLibrary library, MediaVersion version, RefreshRequest request)
    {
        if (request.IsFull && library.IsOn(JellyfinOptions.ExtractOnScan))
        {
            refresher.Refresh(library, version, request.RegeneratesTrickplay);
        }
    }

    private void RefreshOnScan(FakeLibrary library, MediaVersion version)
    {
        if (library.IsOn(JellyfinOptions.ExtractOnScan))
        {
            refresher.Refresh(library, version, replaces: false);
        }
    }
}
