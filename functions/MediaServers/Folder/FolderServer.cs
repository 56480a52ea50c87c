using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Functions.MediaServers.Folder;

/// <summary>A plain folder with no server behind it: everything lies beside the video, and there is nobody to tell.</summary>
internal sealed class FolderServer : IMediaServerKind
{
    public string Type => "folder";

    public IReadOnlyList<OutputPlan> Plan(MediaServerSettings server, string video, int interval)
    {
        PreviewWidth width = PreviewWidth.FromPixels(server.Output.Width);
        Interval every = Interval.FromSeconds(server.Output.FrameInterval ?? interval);
        return [.. server.Output.Formats.Select(format => new OutputPlan(server.Id, format, TargetOf(format, video, width, every), width.Pixels, every.Seconds))];
    }

    private static string TargetOf(OutputFormat format, string video, PreviewWidth width, Interval interval) => format switch
    {
        OutputFormat.Bif => EmbySidecarName.For(video, width, interval),
        OutputFormat.Trickplay => TrickplayFolder.BesideMedia(video, width),
        OutputFormat.WebVtt => WebVttName.For(video, width, interval),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No place is known for this format."),
    };
}
