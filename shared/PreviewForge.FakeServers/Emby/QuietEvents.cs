using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Emby;

/// <summary>Emby finds a BIF by its name when it is asked for, so a scan has nothing to do with it.</summary>
internal sealed class QuietEvents : IMediaEvents
{
    public void Added(FakeLibrary library, MediaVersion version)
    {
    }

    public void Changed(FakeLibrary library, MediaVersion version)
    {
    }

    public void Removed(FakeLibrary library, MediaVersion version)
    {
    }

    public void Refreshed(FakeLibrary library, MediaVersion version, RefreshRequest request)
    {
    }
}
