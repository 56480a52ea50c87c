namespace PreviewForge.Benchmarks.Extraction.Material;

/// <summary>How one file of the material is made: a short piece is encoded once, then repeated without encoding it again.</summary>
/// <param name="Name">What it is for a person.</param>
/// <param name="File">Its name; the extension chooses the container.</param>
/// <param name="Seconds">Length of the piece that is encoded.</param>
/// <param name="Megabits">Rate of the video in Mb/s, before the factor that the person chose.</param>
/// <param name="Video">Filters and options of the video encoder.</param>
internal sealed record Recipe(string Name, string File, double Seconds, double Megabits, string Video)
{
    public string Audio { get; init; } = "-c:a ac3 -b:a 96k";

    /// <summary>Options of the container.</summary>
    public string Container { get; init; } = "";

    /// <summary>Needs tone mapping; its pictures differ from the reference's on purpose.</summary>
    public bool IsHdr { get; init; }

    /// <summary>Why pictures differ from those of the reference's keyframe pass, and which do; empty when they should all be equal.</summary>
    public string Difference { get; init; } = "";

    private const string Hdr10 =
        "-vf format=yuv420p10le -c:v libx265 -preset ultrafast -profile:v main10 -color_primaries bt2020 -color_trc smpte2084 -colorspace bt2020nc "
        + "-x265-params log-level=error:keyint=48:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:hdr10=1:max-cll=1000,400:"
        + "master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,1)";

    private const string LongGop = "-c:v libx264 -preset veryfast -g 250 -keyint_min 24 -sc_threshold 40 -pix_fmt yuv420p";

    /// <summary>The codecs and containers that the runner is measured on.</summary>
    public static IReadOnlyList<Recipe> All { get; } =
    [
        new("H.264 1080p, GOP up to 250, Matroska", "h264-long.mkv", 60, 1.2, LongGop),
        new("the same, MP4 with its index in front", "h264-long.mp4", 60, 1.2, LongGop) { Container = "-movflags +faststart" },
        new("H.264 1080p, open GOPs of 24, Matroska", "h264-short.mkv", 24, 2, "-c:v libx264 -preset ultrafast -bf 3 -g 24 -x264-params open-gop=1 -pix_fmt yuv420p")
        {
            Difference = "with -skip_frame nokey ffmpeg 5.1 drops most keyframes of open GOPs, so the reference shows older pictures, notices, and decodes everything",
        },
        new("HEVC 1080p 10 bit HDR10, Matroska", "hevc-hdr10.mkv", 24, 1.2, Hdr10)
        {
            IsHdr = true,
            Difference = "the reference tone maps at the video's size, the runner at 1280 pixels at most, which takes half the time and is hardly seen",
        },
        new("AV1 1080p, GOP 120, Matroska", "av1.mkv", 30, 0.6, "-c:v libsvtav1 -preset 12 -g 120 -pix_fmt yuv420p"),
        new("VP9 720p, GOP 120, WebM", "vp9.webm", 30, 0.6, "-vf scale=1280:720 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -row-mt 1 -g 120")
        {
            Audio = "-c:a libopus -b:a 96k",
            Difference = "-skip_frame nokey skips nothing in ffmpeg 5.1, so the reference shows the frame at the very time, the runner the keyframe before it",
        },
        new("MPEG-2 720p, GOP 12, transport stream", "mpeg2.ts", 24, 2, "-vf scale=1280:720 -c:v mpeg2video -g 12 -bf 2"),
        new("MPEG-4 ASP 720x400, GOP 250, AVI", "mpeg4.avi", 24, 0.6, "-vf scale=720:400 -c:v mpeg4 -vtag XVID -g 250")
        {
            Difference = "the pixels are not square: the reference ignores that and makes 178 lines, the runner 180, the shape that is displayed",
        },
    ];
}
