namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>What a vendor does when its scan finds something.</summary>
internal interface IMediaEvents
{
    /// <summary>A file became part of an item.</summary>
    void Added(FakeLibrary library, MediaVersion version);

    /// <summary>The file at a known path is another one; the version is as it is now.</summary>
    void Changed(FakeLibrary library, MediaVersion version);

    /// <summary>The file is gone.</summary>
    void Removed(FakeLibrary library, MediaVersion version);

    /// <summary>A client asked to look at an item anew.</summary>
    void Refreshed(FakeLibrary library, MediaVersion version, RefreshRequest request);
}

/// <summary>What <c>POST /Items/{id}/Refresh</c> asked for.</summary>
/// <param name="IsFull"><c>metadataRefreshMode=FullRefresh</c>.</param>
/// <param name="RegeneratesTrickplay">Jellyfin: <c>regenerateTrickplay=true</c>.</param>
internal sealed record RefreshRequest(bool IsFull, bool RegeneratesTrickplay);
