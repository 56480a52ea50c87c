using System.Diagnostics;
using System.Text.Json.Nodes;

namespace PreviewForge.EndToEnd.Chaos;

/// <summary>Many copies of one short video.</summary>
/// <param name="Folder">Where they lie.</param>
/// <param name="Count">How many there are.</param>
internal sealed record ChaosMedia(string Folder, int Count)
{
    public static async Task<ChaosMedia> MakeAsync(string folder, int count, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var media = new ChaosMedia(folder, count);
        string[] arguments =
        [
            "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc2=s=160x90:r=10:d=8", "-c:v", "libx264", "-g", "10", "-preset", "ultrafast", "-y", media.PathOf(0),
        ];
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", arguments)) ?? throw new InvalidOperationException("ffmpeg can't be started");
        await ffmpeg.WaitForExitAsync(cancellationToken);
        for (var video = 1; video < count; video++)
        {
            File.Copy(media.PathOf(0), media.PathOf(video));
        }

        return media;
    }

    public string PathOf(int video) => Path.Combine(Folder, $"video {video:000}.mkv");

    /// <summary>The media server of type folder that wants their previews.</summary>
    public JsonObject Server() => new()
    {
        ["id"] = "chaos",
        ["type"] = "folder",
        ["name"] = "Chaos",
        ["enabled"] = true,
        ["libraries"] = new JsonArray(new JsonObject { ["id"] = "all", ["name"] = "All", ["remote_paths"] = new JsonArray(Folder), ["enabled"] = true }),
        ["output"] = new JsonObject { ["formats"] = new JsonArray("bif"), ["width"] = 160 },
    };
}
