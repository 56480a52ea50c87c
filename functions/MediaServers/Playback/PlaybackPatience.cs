namespace PreviewForge.Functions.MediaServers.Playback;

/// <summary>A server is asked every few seconds, so an answer that takes longer is none.</summary>
internal static class PlaybackPatience
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
}
