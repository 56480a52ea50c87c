namespace PreviewForge.Previews.Outputs;

/// <summary>One output of one video: what it is, where it goes, and its scale in space and time.</summary>
/// <param name="Format">The format.</param>
/// <param name="Target">
/// Absolute path: the <c>.bif</c> file, the <c>{width} - 10x10</c> directory of tile sheets, or the <c>.vtt</c> file.
/// </param>
/// <param name="Width">Width of a picture.</param>
/// <param name="Interval">Time between two pictures.</param>
public sealed record PreviewOutput(PreviewFormat Format, string Target, PreviewWidth Width, Interval Interval);

/// <summary>The formats of previews.</summary>
public enum PreviewFormat
{
    /// <summary>Roku BIF: Plex bundles and Emby sidecars.</summary>
    Bif,

    /// <summary>Jellyfin trickplay: numbered sheets of 10 x 10 tiles.</summary>
    Trickplay,

    /// <summary>WebVTT index with sprite sheets, for any web player.</summary>
    WebVtt,
}

/// <summary>What an output holds. A size or count is 0 when the output doesn't say it.</summary>
/// <param name="Width">Measured width of a picture in pixels.</param>
/// <param name="Height">Measured height of a picture in pixels.</param>
/// <param name="Frames">Number of pictures.</param>
public sealed record PreviewFacts(int Width, int Height, int Frames);

/// <summary>Options that change pixels.</summary>
/// <param name="Quality">JPEG quality as ffmpeg's <c>-q:v</c>, 1 (best) to 10.</param>
/// <param name="ToneMap">
/// Name of the tone-mapping operator, lower case. When publishing, null says that the source was not tone-mapped, so the
/// output does not depend on the operator.
/// </param>
public sealed record FrameSettings(int Quality, string? ToneMap);
