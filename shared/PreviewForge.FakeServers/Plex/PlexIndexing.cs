namespace PreviewForge.FakeServers.Plex;

/// <summary>What a nudge leads to.</summary>
public sealed record PlexIndexing
{
    /// <summary>Nudges are only recorded; the test indexes by hand.</summary>
    public static PlexIndexing ByHand { get; } = new() { IndexOnRefresh = false };

    /// <summary>True: what lies on disk below the folder is taken up, and what has gone from there is forgotten.</summary>
    public bool IndexOnRefresh { get; init; } = true;

    /// <summary>From the nudge to the item.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>From the item to its hashes; null: they come by hand.</summary>
    public TimeSpan? AnalysisDelay { get; init; } = TimeSpan.Zero;
}
