using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace PreviewForge.Tests.Runner.Fakes;

/// <summary>Clips with known content, made by ffmpeg once and kept in the system's folder for temporary files.</summary>
internal static class TestMedia
{
    private static readonly string Cache = Path.Combine(Path.GetTempPath(), "previewforge-test-media");
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Made = new();

    /// <summary>
    /// A grey picture that gets brighter by <see cref="Step"/> each second, so that a pixel tells the second that it was taken from.
    /// </summary>
    /// <param name="seconds">Length, at most 27.</param>
    /// <param name="size">Stored size, such as <c>160x90</c>.</param>
    /// <param name="options">Arguments for the output, such as codecs.</param>
    /// <param name="extension">The container.</param>
    /// <param name="filter">More filters, such as <c>setsar=64/45</c>.</param>
    public static Task<string> ClockAsync(
        int seconds, string size = "160x90", string options = "-c:v libx264 -preset ultrafast -g 10", string extension = "mkv", string filter = "null") =>
        MakeAsync(
            $"-f lavfi -i color=c=black:s={size}:r=5:d={seconds},format=yuv420p,geq=lum='16+{Step}*floor(T)':cb=128:cr=128,{filter} {options}", extension);

    /// <summary>Steps of luma between two seconds.</summary>
    public const int Step = 8;

    /// <summary>The second that a full-range grey value stands for.</summary>
    public static int SecondOf(byte grey) => (int)Math.Round(grey * 219.0 / 255 / Step);

    /// <summary>Whatever ffmpeg makes of the arguments; quotes work as in a shell.</summary>
    public static Task<string> MakeAsync(string arguments, string extension) => Made.GetOrAdd($"{arguments}.{extension}", _ => new(async () =>
    {
        Directory.CreateDirectory(Cache);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(arguments)))[..16];
        var path = Path.Combine(Cache, $"{name}.{extension}");
        if (!File.Exists(path))
        {
            var temp = Path.Combine(Cache, $"{name}.{Guid.NewGuid():N}.{extension}");
            await RunAsync($"exec ffmpeg -nostdin -v error -y {arguments} '{temp}'");
            File.Move(temp, path, overwrite: true);
        }

        return path;
    })).Value;

    private static async Task RunAsync(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode is 0, errors);
    }
}
