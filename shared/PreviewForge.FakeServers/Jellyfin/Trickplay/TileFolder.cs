using System.Globalization;
using SkiaSharp;

namespace PreviewForge.FakeServers.Jellyfin.Trickplay;

/// <summary>Reads folders of sheets.</summary>
internal static class TileFolder
{
    /// <summary>The files <c>0.jpg</c>, <c>1.jpg</c> and so on, by number; empty when there is no folder.</summary>
    public static IReadOnlyList<FileInfo> Sheets(string folder) => Directory.Exists(folder)
        ? [.. new DirectoryInfo(folder).EnumerateFiles("*.jpg").Where(file => Number(file) is not null).OrderBy(Number)]
        : [];

    /// <summary>Pixels of a picture file; null when it can't be read.</summary>
    public static (int Width, int Height)? Measure(FileInfo file)
    {
        using var codec = SKCodec.Create(file.FullName);
        return codec is null ? null : (codec.Info.Width, codec.Info.Height);
    }

    private static int? Number(FileInfo file) =>
        int.TryParse(Path.GetFileNameWithoutExtension(file.Name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
