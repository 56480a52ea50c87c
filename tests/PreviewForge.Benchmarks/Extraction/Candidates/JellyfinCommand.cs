using PreviewForge.Benchmarks.Extraction.Material;
using PreviewForge.Benchmarks.Extraction.Measuring;

namespace PreviewForge.Benchmarks.Extraction.Candidates;

/// <summary>
/// What Jellyfin runs for trickplay on the CPU, seen on a running server: one thread, and every frame unless key frame only extraction is
/// switched on. Its drawing of the sheets afterwards is left out.
/// </summary>
internal sealed class JellyfinCommand(MeasuredCommand command, bool isKeyframesOnly) : ICandidate
{
    private const string Scale = @"scale=trunc(min(max(iw\,ih*(a*sar))\,320)/2)*2:trunc(ow/(a*sar)/2)*2";

    private const string Sdr = "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709";

    private const string ToneMap = "zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv";

    public string Name => isKeyframesOnly ? "Jellyfin keyframes" : "Jellyfin";

    public Task<Measurement> RunAsync(Clip clip, string folder, CancellationToken cancellationToken) => command.RunAsync(
        [
            "ffmpeg", "-loglevel", "verbose", "-nostats", .. isKeyframesOnly ? ["-skip_frame", "nokey"] : Array.Empty<string>(),
            "-threads", "1", "-i", $"file:{clip.Path}", "-an", "-sn",
            "-vf", $"{(isKeyframesOnly ? "" : "setpts=N/24.000/TB,")}fps=0.1,{(clip.Recipe.IsHdr ? ToneMap : Sdr)},{Scale},format=yuv420p",
            "-threads", "1", "-c:v", "mjpeg", "-qscale:v", "4", "-fps_mode", "passthrough", "-f", "image2", Path.Combine(folder, "%08d.jpg"),
        ],
        cancellationToken);
}
