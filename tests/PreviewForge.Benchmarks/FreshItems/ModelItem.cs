using System.Diagnostics;
using System.Globalization;

namespace PreviewForge.Benchmarks.FreshItems;

/// <summary>One short video in a folder; once its previews are made, it can be multiplied with them.</summary>
internal sealed record ModelItem(string Folder)
{
    private const string Name = "model";

    public static async Task<ModelItem> MakeAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var video = Path.Combine(folder, Name + ".mkv");
        using var ffmpeg = Process.Start(
            "ffmpeg", ["-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc2=size=64x36:rate=5:duration=20", "-c:v", "libx264", video]);
        await ffmpeg.WaitForExitAsync(cancellationToken);
        return new ModelItem(folder);
    }

    /// <summary>Copies the video and all its previews under other names; freshness looks at size and time, which copies keep.</summary>
    public void Multiply(string target, int count)
    {
        var entries = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).ToArray();
        for (var i = 0; i < count; i++)
        {
            var name = i.ToString("item-00000", CultureInfo.InvariantCulture);
            foreach (var entry in entries)
            {
                var copy = Path.Combine(target, name + entry[Name.Length..]);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(Path.Combine(Folder, entry), copy);
            }
        }
    }
}
