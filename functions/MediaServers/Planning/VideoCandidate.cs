using PreviewForge.Functions.MediaServers.Catalog;

namespace PreviewForge.Functions.MediaServers.Planning;

/// <summary>A video that may get previews.</summary>
/// <param name="Path">Absolute path as the runner sees it.</param>
/// <param name="Items">What servers said of the file, by server id; empty when only the path is known.</param>
public sealed record VideoCandidate(string Path, IReadOnlyDictionary<string, ServerItem> Items)
{
    public VideoCandidate(string path)
        : this(path, new Dictionary<string, ServerItem>())
    {
    }
}

/// <summary>What becomes of a video.</summary>
/// <param name="Video">The video.</param>
/// <param name="Plans">What each server that wants it gets, by server id in the order of the settings; empty when nobody wants it.</param>
/// <param name="IsExcluded">True: every server that owns the video excludes it.</param>
public sealed record PlannedVideo(VideoCandidate Video, IReadOnlyDictionary<string, ServerPlan> Plans, bool IsExcluded);
