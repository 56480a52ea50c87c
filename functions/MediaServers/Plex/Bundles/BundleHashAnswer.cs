using PreviewForge.Functions.MediaServers.Catalog;

namespace PreviewForge.Functions.MediaServers.Plex.Bundles;

/// <param name="Path">The file as we see it.</param>
/// <param name="Item">What the server said of it.</param>
internal sealed record HashQuestion(string Path, ServerItem Item);

/// <summary>What is known of a file's hash.</summary>
internal abstract record BundleHashAnswer
{
    private BundleHashAnswer()
    {
    }

    /// <param name="Part">The file's part; its hash is usable.</param>
    public sealed record Known(BundlePart Part) : BundleHashAnswer;

    /// <summary>Plex has the item, but has not looked into the file yet.</summary>
    public sealed record NotAnalysed : BundleHashAnswer;

    /// <summary>Plex no longer has the item.</summary>
    public sealed record Gone : BundleHashAnswer;

    /// <param name="Reason">Why Plex can't be asked, for people.</param>
    public sealed record Unknown(string Reason) : BundleHashAnswer;
}
