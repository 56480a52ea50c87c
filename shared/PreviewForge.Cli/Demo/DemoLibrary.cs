using PreviewForge.Cli.Stack;

namespace PreviewForge.Cli.Demo;

/// <summary>A few short clips of different kinds, made once with ffmpeg, so that the first run works on an empty machine.</summary>
internal sealed class DemoLibrary(string folder)
{
    private static readonly DemoClip[] Clips =
    [
        new("Colours (2021).mkv", "testsrc2=size=1280x720:rate=24", Seconds: 120, ["-c:v", "libx264", "-preset", "ultrafast", "-g", "48"]),
        new("Deep Colours (2022).mp4", "testsrc2=size=960x400:rate=24", Seconds: 60,
            ["-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le", "-x265-params", "log-level=error", "-tag:v", "hvc1"]),
        new("Mandelbrot (2023).webm", "mandelbrot=size=640x360:rate=12", Seconds: 40, ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"]),
        new("Old Broadcast (1998).ts", "testsrc=size=720x576:rate=25", Seconds: 90, ["-c:v", "mpeg2video", "-q:v", "6", "-aspect", "16:9"]),
    ];

    /// <summary>The clips that are in a folder; an encoder that this machine lacks leaves some out.</summary>
    public static IEnumerable<string> FilesIn(string folder) => Clips.Select(clip => clip.PathIn(folder)).Where(File.Exists);

    /// <summary>How long the clip of this name runs; nothing for other files.</summary>
    public static TimeSpan LengthOf(string file) =>
        TimeSpan.FromSeconds(Clips.FirstOrDefault(clip => clip.Name == Path.GetFileName(file))?.Seconds ?? 0);

    /// <summary>Makes what isn't there yet.</summary>
    /// <returns>The folder.</returns>
    /// <exception cref="StackException">No clip can be made here.</exception>
    public async Task<string> MakeAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var clip in Clips.Where(clip => !File.Exists(clip.PathIn(folder))))
        {
            await clip.MakeAsync(folder, cancellationToken);
        }

        return Clips.Any(clip => File.Exists(clip.PathIn(folder)))
            ? folder
            : throw new StackException($"ffmpeg made no demo clip in {folder}; './forge doctor' says what it lacks.");
    }
}
