namespace PreviewForge.EndToEnd.Media;

/// <summary>
/// The videos that the stack is tested with. Each fades from black to white over its length, so that the brightness of a picture
/// tells the moment that it shows.
/// </summary>
internal static class MediaCatalogue
{
    public const int Seconds = 12;

    private static readonly string[] H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-pix_fmt", "yuv420p"];

    public static IReadOnlyList<MediaFile> Files { get; } =
    [
        Video("h264.mkv", "320x180", (16, 9), [.. H264, "-bf", "2"]),
        Video("h264 with its index at the end.mp4", "640x360", (16, 9), H264),
        Video("hevc 10 bit.mkv", "320x180", (16, 9),
            ["-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le", "-x265-params", "log-level=error:keyint=25"]),
        Video("vp9.webm", "320x180", (16, 9), ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "300k"]),
        Video("av1.mp4", "320x180", (16, 9), ["-c:v", "libaom-av1", "-cpu-used", "8", "-usage", "realtime", "-b:v", "300k"]),
        Video("mpeg2 anamorphic.ts", "720x576,setsar=64/45", (16, 9), ["-c:v", "mpeg2video", "-q:v", "8"]),
        Video("mpeg4.avi", "320x240", (4, 3), ["-c:v", "mpeg4", "-q:v", "6"]),
        Video("portrait.mp4", "180x320", (9, 16), H264),
        Video("held upright.mp4", "320x180", (9, 16), H264) with { IsHeldUpright = true },
        Video("odd size.mkv", "321x181", (321, 181), ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "300k"]),
        Video("short.mkv", "320x180", (16, 9), H264, seconds: 3),
        Video("- it's \"quoted\", 100 %06d 🎬 [x] & $HOME;.mkv", "320x180", (16, 9), H264),
        new("audio only.mkv", new Expectation.Refused(), ["-f", "lavfi", "-i", "sine=duration=3", "-c:a", "aac"]),
        Video("cut off.mp4", "320x180", (16, 9), H264) with { Expected = new Expectation.Refused(), KeptPercent = 50 },
        Video("cut off at its start.mkv", "320x180", (16, 9), H264) with { Expected = new Expectation.Refused(), KeptPercent = 3 },
        new("empty.mkv", new Expectation.Refused(), []),
        new("no video at all.avi", new Expectation.Refused(), []),
    ];

    public static IEnumerable<MediaFile> Playable => Files.Where(file => file.Expected is Expectation.Previews);

    private static MediaFile Video(string name, string size, (int Width, int Height) aspect, string[] encoding, int seconds = Seconds) => new(
        name,
        new Expectation.Previews(seconds, aspect.Width, aspect.Height),
        ["-f", "lavfi", "-i", $"color=white:rate=25:duration={seconds}:size={size.Split(',')[0]}", "-vf", Filter(size, seconds), .. encoding]);

    private static string Filter(string size, int seconds) =>
        string.Join(',', [$"fade=in:0:{seconds * 25}", .. size.Split(',').Skip(1)]);
}
