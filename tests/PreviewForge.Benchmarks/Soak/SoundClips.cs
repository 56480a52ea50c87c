using System.Diagnostics;

namespace PreviewForge.Benchmarks.Soak;

/// <summary>Small sound videos in the containers and codecs that people have.</summary>
internal static class SoundClips
{
    private const string Picture = "-f lavfi -i testsrc2=s=160x90:r=10:d=20 -f lavfi -i sine=d=20 -threads 1 -map 0 -map 1";
    private const string H264 = "-c:v libx264 -preset ultrafast -x264-params log-level=none -g 20 -pix_fmt yuv420p -c:a aac";

    private static readonly (string File, string Arguments)[] Recipes =
    [
        ("h264.mkv", H264),
        ("vp9.webm", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 20 -c:a libopus"),
        ("h264.mp4", H264),
        ("fragmented.mp4", $"{H264} -movflags +frag_keyframe+empty_moov+default_base_moof"),
        ("mpeg4.avi", "-c:v mpeg4 -g 20 -c:a mp2"),
        ("h264.ts", H264),
        ("hevc.mkv", "-c:v libx265 -preset ultrafast -x265-params log-level=none:pools=1 -g 20 -pix_fmt yuv420p -c:a aac"),
        ("mpeg4.mov", "-c:v mpeg4 -g 20 -c:a aac"),
    ];

    /// <returns>The name and the content of each.</returns>
    public static async Task<IReadOnlyList<(string Name, byte[] Content)>> MakeAsync(string folder, CancellationToken cancellationToken)
    {
        var clips = new List<(string, byte[])>();
        foreach (var (file, arguments) in Recipes)
        {
            var path = Path.Combine(folder, file);
            string[] words = ["-nostdin", "-loglevel", "error", "-y", .. $"{Picture} {arguments}".Split(' '), path];
            using var ffmpeg = Process.Start("ffmpeg", words);
            await ffmpeg.WaitForExitAsync(cancellationToken);
            clips.Add((file, await File.ReadAllBytesAsync(path, cancellationToken)));
        }

        return clips;
    }
}
