using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Planning;

/// <summary>How wide the pictures of a server are, and how far apart.</summary>
/// <param name="ServerId">The server.</param>
/// <param name="Width">In the name of the folder, and in the server's row.</param>
/// <param name="IntervalSeconds">1 to 60.</param>
internal sealed record TrickplayScale(string ServerId, PreviewWidth Width, int IntervalSeconds)
{
    public int IntervalMilliseconds => IntervalSeconds * 1000;

    /// <summary>A width that no video can have counts as the usual one: such settings are never planned with, but their server may be asked who it is.</summary>
    public static TrickplayScale Of(MediaServerSettings server, int interval)
        => new(server.Id, PreviewWidth.TryFromPixels(server.Output.Width, out PreviewWidth width) ? width : default, server.Output.FrameInterval ?? interval);

    /// <param name="target">The folder of the sheets.</param>
    public OutputPlan PlanAt(string target) => new(ServerId, OutputFormat.Trickplay, target, Width.Pixels, IntervalSeconds);
}
