using PreviewForge.Benchmarks.Extraction.Material;

namespace PreviewForge.Benchmarks.Extraction.Candidates;

/// <summary>
/// The command lines of the program that this project takes the place of, as it documents them and as they were seen to run
/// (Plex Generate Previews: <c>processing/ffmpeg_runner</c>, <c>processing/filter_chain</c>).
/// </summary>
internal static class ReferenceCommand
{
    private const string Scale = "scale=w=320:h=240:force_original_aspect_ratio=decrease";

    /// <summary>HDR10 is tone mapped at the video's own size.</summary>
    private const string ToneMap =
        "zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p,";

    /// <summary>Lists all packets of the video, to find the keyframes.</summary>
    public static IReadOnlyList<string> Packets(Clip clip) =>
        ["ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries", "packet=pts_time,flags", "-of", "csv=p=0", clip.Path];

    /// <param name="clip">The video.</param>
    /// <param name="folder">Where the pictures are written.</param>
    /// <param name="isKeyframesOnly">False: every frame is decoded.</param>
    /// <param name="input">Further options of the input.</param>
    /// <param name="encoder">Further options of the encoder.</param>
    public static IReadOnlyList<string> Pictures(
        Clip clip, string folder, bool isKeyframesOnly, IReadOnlyList<string>? input = null, IReadOnlyList<string>? encoder = null) =>
    [
        "ffmpeg", "-loglevel", "verbose", "-nostats", .. input ?? [], .. isKeyframesOnly ? ["-skip_frame:v", "nokey"] : Array.Empty<string>(),
        "-i", clip.Path, "-an", "-sn", "-dn", "-q:v", "4",
        "-vf", $"fps=fps=1/{ICandidate.Interval}:round=up,{(clip.Recipe.IsHdr ? ToneMap : "")}{Scale}", .. encoder ?? [], Path.Combine(folder, "img-%06d.jpg"),
    ];
}
