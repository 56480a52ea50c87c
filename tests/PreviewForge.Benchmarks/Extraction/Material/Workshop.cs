using System.Diagnostics;
using System.Globalization;

namespace PreviewForge.Benchmarks.Extraction.Material;

/// <summary>Makes the material with ffmpeg, in a folder that keeps it for the next time.</summary>
internal sealed class Workshop(ExtractionOptions options, TextWriter output)
{
    /// <summary>Six scenes of 2.6 to 19 s, with a little noise that no codec can compress away.</summary>
    private const string Scenes =
        "mandelbrot=s=640x360:r=24:maxiter=100,trim=duration=4,setpts=PTS-STARTPTS,scale=960:540,setsar=1,format=yuv420p[a];"
        + "testsrc2=s=960x540:r=24:d=12,setsar=1,format=yuv420p[b];"
        + "gradients=s=960x540:r=24:d=9:seed=1:speed=0.01,setsar=1,format=yuv420p[c];"
        + "life=s=240x136:r=24:mold=10:ratio=0.3:seed=7:death_color=#C83232:life_color=#00ff00,trim=duration=2.6,setpts=PTS-STARTPTS,"
        + "scale=960:540,setsar=1,format=yuv420p[d];"
        + "gradients=s=960x540:r=24:d=19:seed=5:speed=0.02,setsar=1,format=yuv420p[e];"
        + "cellauto=s=320x180:r=24:rule=110:seed=3,trim=duration=13.4,setpts=PTS-STARTPTS,scale=960:540,setsar=1,format=yuv420p[f];"
        + "[a][b][c][d][e][f]concat=n=6,scale=1920:1080,noise=alls=4:allf=t:all_seed=1";

    private readonly string _folder = Path.Combine(options.Folder, Text($"{options.Minutes:0.##}min-x{options.Rate:0.##}"));

    /// <summary>The files in the order of their recipes; those that are missing are made.</summary>
    public async Task<IReadOnlyList<Clip>> MakeAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        var clips = Recipe.All
            .Where(recipe => options.Files is [] || options.Files.Any(wanted => recipe.File.Contains(wanted, StringComparison.OrdinalIgnoreCase)))
            .Select(recipe => new Clip(recipe, Path.Combine(_folder, recipe.File)))
            .ToList();
        foreach (var clip in clips.Where(clip => !File.Exists(clip.Path)))
        {
            output.WriteLine($"making {clip.Path}");
            await MakeAsync(clip, cancellationToken);
        }

        return clips;
    }

    private async Task MakeAsync(Clip clip, CancellationToken cancellationToken)
    {
        var scenes = Path.Combine(options.Folder, "scenes.mkv");
        if (!File.Exists(scenes))
        {
            await FfmpegAsync($"-f lavfi -i {Scenes} -c:v libx264 -preset ultrafast -qp 20", scenes, cancellationToken);
        }

        var recipe = clip.Recipe;
        var piece = Path.Combine(options.Folder, Text($"piece-x{options.Rate:0.##}-of-{recipe.File}.mkv"));
        if (!File.Exists(piece))
        {
            // The sound begins later: the delay of its encoder would move the video away from zero, where the reference misses a picture.
            await FfmpegAsync(
                Text($"-i {scenes} -itsoffset 0.1 -f lavfi -i sine=frequency=300 -t {recipe.Seconds} {recipe.Video} -b:v {recipe.Megabits * options.Rate * 1000:0}k ")
                + $"{recipe.Audio} -map_metadata -1",
                piece, cancellationToken);
        }

        await FfmpegAsync(
            Text($"-stream_loop -1 -i {piece} -t {options.Minutes * 60} -map 0 -c copy {recipe.Container}"), clip.Path, cancellationToken);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes beside the target first: what is there is whole.</summary>
    private static async Task FfmpegAsync(string arguments, string target, CancellationToken cancellationToken)
    {
        var unfinished = Path.Combine(Path.GetDirectoryName(target)!, "unfinished-" + Path.GetFileName(target));
        var start = new ProcessStartInfo(
            "ffmpeg", ["-nostdin", "-loglevel", "error", "-y", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), unfinished])
        {
            Environment = { ["SVT_LOG"] = "1" }, // Has the AV1 encoder tell errors only.
        };
        using var ffmpeg = Process.Start(start)!;
        await ffmpeg.WaitForExitAsync(cancellationToken);
        if (ffmpeg.ExitCode is not 0)
        {
            throw new InvalidOperationException($"ffmpeg could not make {target}.");
        }

        File.Move(unfinished, target, overwrite: true);
    }
}
