namespace PreviewForge.Contracts.Work;

/// <summary>One video file and what is to be made of it.</summary>
/// <param name="ItemId">The app's number of the item; echoed in results.</param>
/// <param name="Path">Absolute path of the video as the runner sees it.</param>
/// <param name="Plans">One entry per output; never empty.</param>
public sealed record WorkItem(long ItemId, string Path, IReadOnlyList<OutputPlan> Plans);

/// <summary>One output of one video: the format, where it goes, and its scale in space and time.</summary>
/// <param name="ServerId">The media server that wants it; echoed in results, otherwise of no meaning to a runner.</param>
/// <param name="Format">The format.</param>
/// <param name="Target">
/// Absolute path: the <c>.bif</c> file, the <c>{width} - 10x10</c> directory of tile sheets, or the <c>.vtt</c> file.
/// </param>
/// <param name="Width">Width of a picture in pixels, 16 to 3840, even.</param>
/// <param name="IntervalSeconds">Seconds between two pictures, 1 to 60.</param>
public sealed record OutputPlan(string ServerId, OutputFormat Format, string Target, int Width, int IntervalSeconds)
{
    /// <summary>
    /// Absolute path of a folder above the target that a runner never creates: when it isn't there, the server's data folder isn't
    /// mounted, and the output would land on the runner's own disk. Null: the target's folders are created as needed.
    /// </summary>
    public string? RequiredFolder { get; init; }
}

/// <summary>The file formats that a runner can publish.</summary>
public enum OutputFormat
{
    /// <summary>Roku BIF: Plex bundles and Emby sidecars.</summary>
    Bif,

    /// <summary>Jellyfin trickplay: numbered sheets of 10 x 10 tiles.</summary>
    Trickplay,

    /// <summary>WebVTT index with sprite sheets, for any web player.</summary>
    WebVtt,
}

/// <summary>Options of the extraction that change pixels; part of the freshness fingerprint.</summary>
/// <param name="Quality">JPEG quality as ffmpeg's <c>-q:v</c>, 1 (best) to 10.</param>
/// <param name="ToneMap">Algorithm for HDR sources.</param>
public sealed record FrameOptions(int Quality = 4, ToneMap ToneMap = ToneMap.Hable);

/// <summary>Tone-mapping operators of ffmpeg's <c>tonemap</c> filter.</summary>
public enum ToneMap
{
    Hable,
    Reinhard,
    Mobius,
    Clip,
    Gamma,
    Linear,
}
