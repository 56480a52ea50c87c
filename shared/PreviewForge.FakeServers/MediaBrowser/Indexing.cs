namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>When the server looks at a path that it was told of.</summary>
public abstract record Indexing
{
    private Indexing()
    {
    }

    /// <summary>Before the notice is answered.</summary>
    public sealed record AtOnce : Indexing;

    /// <summary>After a while, by the fake's clock. A real server waits 60 s.</summary>
    public sealed record After(TimeSpan Delay) : Indexing;

    /// <summary>When <see cref="FakeMediaBrowser.IndexNow"/> is called.</summary>
    public sealed record ByHand : Indexing;
}
