using System.Diagnostics;
using System.Globalization;
using PreviewForge.GpuRunner.Extraction.Indexing;

namespace PreviewForge.Tests.Runner.Indexing;

/// <summary>What ffmpeg decodes, as times and hashes of pictures.</summary>
internal static class PictureHashes
{
    /// <summary>Pictures of keyframes that were copied out of a file into a small stream.</summary>
    public static async Task<List<(double Seconds, string Hash)>> OfSmallStreamAsync(IIndexedVideo video, IEnumerable<Keyframe> keyframes)
    {
        var token = TestContext.Current.CancellationToken;
        using var stream = new MemoryStream();
        await stream.WriteAsync(video.Head, token);
        foreach (var (number, keyframe) in keyframes.Index())
        {
            using var packet = await video.ReadAsync(keyframe, number, token);
            await stream.WriteAsync(packet.Bytes, token);
        }

        return await RunAsync(["-f", video.StreamFormat, "-i", "pipe:0", "-map", "0:v:0"], stream.ToArray());
    }

    /// <summary>Pictures of all keyframes of a file that ffmpeg reads from end to end.</summary>
    public static Task<List<(double Seconds, string Hash)>> OfFileAsync(string path) =>
        RunAsync(["-i", path, "-map", "0:v:0", "-vf", "select=key"], []);

    private static async Task<List<(double Seconds, string Hash)>> RunAsync(string[] input, byte[] standardInput)
    {
        string[] output = ["-enc_time_base", "1:1000", "-fps_mode", "passthrough", "-f", "framehash", "-hash", "md5", "pipe:1"];
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-threads", "2", .. input, .. output])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var reading = ffmpeg.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await ffmpeg.StandardInput.BaseStream.WriteAsync(standardInput, TestContext.Current.CancellationToken);
        ffmpeg.StandardInput.Close();
        return [.. (await reading).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] is not '#').Select(Parse)];
    }

    // stream, dts, pts, duration, size, hash
    private static (double Seconds, string Hash) Parse(string line)
    {
        var fields = line.Split(',', StringSplitOptions.TrimEntries);
        return (int.Parse(fields[2], CultureInfo.InvariantCulture) / 1000.0, fields[5]);
    }
}
