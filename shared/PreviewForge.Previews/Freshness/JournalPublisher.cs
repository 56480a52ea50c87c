namespace PreviewForge.Previews.Freshness;

/// <summary>Kinds of outputs in journals: those of Media Preview Generator, where it has one.</summary>
public static class JournalPublisher
{
    public const string PlexBundle = "plex_bundle";

    public const string EmbySidecar = "emby_sidecar";

    public const string JellyfinTrickplay = "jellyfin_trickplay";

    public const string WebVtt = "webvtt";
}
