using PreviewForge.Contracts.Work;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Functions.MediaServers.Folder;

/// <summary>Every wanted format, beside the video.</summary>
internal sealed class FolderPlans(MediaServerSettings server, int interval) : IOutputPlans
{
    private readonly PreviewWidth _width = PreviewWidth.FromPixels(server.Output.Width);
    private readonly Interval _interval = Interval.FromSeconds(server.Output.FrameInterval ?? interval);

    public Task<IReadOnlyList<ServerPlan>> PlanAsync(IReadOnlyList<PlanRequest> videos, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<ServerPlan>>([.. videos.Select(video => PlanOf(video.Path))]);

    private ServerPlan PlanOf(string video) => server.Output.Formats.Count > 0
        ? new ServerPlan.Ready([.. server.Output.Formats.Select(format => new OutputPlan(server.Id, format, TargetOf(format, video), _width.Pixels, _interval.Seconds))]) { IsAnnounced = false }
        : new ServerPlan.Never("The folder's settings name no format");

    private string TargetOf(OutputFormat format, string video) => format switch
    {
        OutputFormat.Bif => EmbySidecarName.For(video, _width, _interval),
        OutputFormat.Trickplay => TrickplayFolder.BesideMedia(video, _width),
        OutputFormat.WebVtt => WebVttName.For(video, _width, _interval),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No place is known for this format."),
    };
}
