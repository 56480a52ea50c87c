using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Functions.MediaServers.Plex.Bundles;

/// <summary>Where a server's previews go, and how they are to be.</summary>
/// <param name="server">The server.</param>
/// <param name="interval">Seconds between two pictures where the server doesn't say otherwise.</param>
internal sealed class BundlePlace(MediaServerSettings server, int interval)
{
    private readonly PreviewWidth _width = PreviewWidth.FromPixels(server.Output.Width);
    private readonly Interval _interval = Interval.FromSeconds(server.Output.FrameInterval ?? interval);

    /// <summary>False: the settings name no data folder.</summary>
    public bool IsSet => server.Output.PlexConfigFolder.Length > 0;

    /// <summary>Must be there before anything is written: were it made, a wrong or unmounted folder would fill with previews that Plex never sees.</summary>
    private string RequiredFolder => Path.Combine(server.Output.PlexConfigFolder, "Media", "localhost");

    /// <summary>The one place where plans of Plex are made.</summary>
    /// <param name="hash">A usable hash.</param>
    public OutputPlan PlanFor(string hash) => new(server.Id, OutputFormat.Bif, FileFor(hash), _width.Pixels, _interval.Seconds) { RequiredFolder = RequiredFolder };

    /// <summary>Where Plex looks for the previews of a part with this hash.</summary>
    public string FileFor(string hash) => PlexBundlePath.For(server.Output.PlexConfigFolder, hash);
}
