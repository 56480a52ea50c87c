using System.Diagnostics;
using System.Globalization;
using PreviewForge.GpuRunner.Extraction.Indexing;

namespace PreviewForge.Tests.Runner.Indexing;

/// <summary>What ffmpeg's own tools make of a file, and of the stream of keyframes that was made out of it.</summary>
internal static class KeyframeStream
{
    /// <summary>The whole stream: the head, and all of the keyframes or those that are given.</summary>
    public static async Task<byte[]> OfAsync(IIndexedVideo video, params int[] chosen)
    {
        var (stream, number) = (new MemoryStream(), 0);
        await stream.WriteAsync(video.Head, TestContext.Current.CancellationToken);
        foreach (var keyframe in chosen is [] ? video.Index.Keyframes : chosen.Select(index => video.Index.Keyframes[index]))
        {
            using var packet = await video.ReadAsync(keyframe, number++, TestContext.Current.CancellationToken);
            await stream.WriteAsync(packet.Bytes, TestContext.Current.CancellationToken);
        }

        return stream.ToArray();
    }

    /// <summary>Times of the packets that ffprobe calls keyframes and that are shown, in seconds from the file's start.</summary>
    public static async Task<IReadOnlyList<double>> KeyframeTimesAsync(string path)
    {
        var lines = await TextAsync($"ffprobe -v error -select_streams V:0 -show_entries packet=pts_time,flags:format=start_time -of csv=p=0 '{path}'");
        var start = Seconds(lines[^1]);
        return [.. lines.Select(line => line.Split(',')).Where(parts => parts is [_, ['K', '_', ..], ..]).Select(parts => Seconds(parts[0]) - start).Order()];
    }

    /// <summary>Hashes of the keyframes when the whole file is decoded, in the order of showing.</summary>
    public static async Task<IReadOnlyList<string>> DecodeWholeAsync(string path) =>
        Hashes(await TextAsync($"ffmpeg -v error -threads 1 -i '{path}' -map 0:V:0 -vf select=key -fps_mode passthrough -pix_fmt yuv420p -f framehash -hash crc32 -"));

    /// <summary>Hashes of the pictures in a stream, and the second at which each is shown.</summary>
    public static async Task<(IReadOnlyList<string> Hashes, IReadOnlyList<double> Seconds)> DecodeAsync(string format, byte[] stream)
    {
        const string output = "-map 0:v:0 -fps_mode passthrough -enc_time_base 1:1000 -pix_fmt yuv420p -f framehash -hash crc32 -";
        var lines = await TextAsync($"ffmpeg -v error -threads 1 -f {format} -i pipe:0 {output}", stream);
        var seconds = lines.Where(IsPicture).Select(line => int.Parse(line.Split(',')[2], CultureInfo.InvariantCulture) / 1000.0).ToList();
        return (Hashes(lines), seconds);
    }

    /// <summary>What ffprobe says of the video in a stream.</summary>
    public static async Task<string> DescribeAsync(string format, byte[] stream, string entries) =>
        string.Join('\n', await TextAsync($"ffprobe -v error -f {format} -select_streams v:0 -show_entries {entries} -of default=nw=1 pipe:0", stream));

    public static async Task<string> DescribeAsync(string path, string entries) =>
        string.Join('\n', await TextAsync($"ffprobe -v error -select_streams V:0 -show_entries {entries} -of default=nw=1 '{path}'"));

    private static double Seconds(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static bool IsPicture(string line) => line.Length > 0 && line[0] is not '#';

    private static IReadOnlyList<string> Hashes(IEnumerable<string> lines) => [.. lines.Where(IsPicture).Select(line => line.Split(',')[^1].Trim())];

    private static async Task<IReadOnlyList<string>> TextAsync(string command, byte[]? input = null)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input ?? [], TestContext.Current.CancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all; its exit code tells whether that is right.
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode is 0, await errors);
        return [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
