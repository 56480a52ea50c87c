using System.Diagnostics;
using System.Globalization;
using PreviewForge.GpuRunner.Extraction.Indexing;

namespace PreviewForge.Tests.Runner.Indexing.MpegTs;

/// <summary>What ffmpeg and ffprobe make of a file, to compare with.</summary>
internal static class FfmpegReading
{
    private const int TicksPerSecond = 90_000;

    /// <summary>Ticks from the start of the file to each picture that ffprobe flags as a keyframe.</summary>
    public static async Task<IReadOnlyList<long>> KeyframesAsync(string path)
    {
        var start = await StartAsync(path);
        var lines = await LinesAsync("ffprobe", ["-v", "error", "-select_streams", "v:0", "-show_entries", "packet=pts,flags", "-of", "csv=p=0", path]);
        return [.. lines.Where(line => line.Contains('K')).Select(line => long.Parse(line.Split(',')[0], CultureInfo.InvariantCulture) - start)];
    }

    /// <summary>Hash of each picture of the whole file, by ticks since its start.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> PicturesAsync(string path)
    {
        // Without copyts, ffmpeg counts from the start of the stream that it decodes, not of the file.
        var pictures = Pictures(await LinesAsync("ffmpeg", ["-v", "error", "-threads", "1", "-copyts", "-i", path, .. Hashes]));
        var start = await StartAsync(path);
        return pictures.ToDictionary(picture => picture.Key - start, picture => picture.Value);
    }

    /// <summary>Hash of each picture of a stream made of keyframes, by ticks; the sparse way's input.</summary>
    public static async Task<IReadOnlyDictionary<long, string>> PicturesAsync(IIndexedVideo video, IEnumerable<Keyframe> keyframes)
    {
        var stream = new MemoryStream();
        await stream.WriteAsync(video.Head);
        foreach (var (number, keyframe) in keyframes.Index())
        {
            using var packet = await video.ReadAsync(keyframe, number, CancellationToken.None);
            await stream.WriteAsync(packet.Bytes);
        }

        stream.Position = 0;
        return Pictures(await LinesAsync("ffmpeg", ["-v", "error", "-threads", "1", "-f", video.StreamFormat, "-i", "pipe:0", .. Hashes], stream));
    }

    private static IReadOnlyList<string> Hashes =>
        ["-map", "0:v:0", "-fps_mode", "passthrough", "-enc_time_base", $"1/{TicksPerSecond}", "-f", "framemd5", "-"];

    private static Dictionary<long, string> Pictures(IEnumerable<string> lines) => lines
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split(',', StringSplitOptions.TrimEntries))
        .ToDictionary(fields => long.Parse(fields[2], CultureInfo.InvariantCulture), fields => fields[5]);

    private static async Task<long> StartAsync(string path)
    {
        var lines = await LinesAsync("ffprobe", ["-v", "error", "-show_entries", "format=start_time", "-of", "csv=p=0", path]);
        return (long)Math.Round(double.Parse(lines[0], CultureInfo.InvariantCulture) * TicksPerSecond);
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(string program, IEnumerable<string> arguments, Stream? input = null)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await (input ?? Stream.Null).CopyToAsync(process.StandardInput.BaseStream);
        process.StandardInput.Close();
        var text = await output;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode is 0, await errors);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
