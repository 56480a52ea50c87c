using System.Globalization;
using PreviewForge.Previews.Frames;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>
/// Pictures of one width as numbered files of a folder. A video whose picture ends a little before its stated length gets its last
/// picture repeated, as a player holds it: every output then covers the whole length.
/// </summary>
internal sealed class DiskFrames(string folder, int files, int count) : IFrameSet
{
    public int Count => count;

    /// <summary>Name of a picture's file; ffmpeg's <see cref="Pattern"/> makes the same.</summary>
    public static string PathOf(string folder, int index) =>
        Path.Combine(folder, "img-" + index.ToString("D10", CultureInfo.InvariantCulture) + ".jpg");

    /// <summary>The folder's files as a pattern of ffmpeg's image2 muxer, where a percent sign of the folder's own is doubled.</summary>
    public static string Pattern(string folder) => Path.Combine(folder.Replace("%", "%%", StringComparison.Ordinal), "img-%010d.jpg");

    public ReadOnlyMemory<byte> Read(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        return File.ReadAllBytes(PathOf(folder, Math.Min(index, files - 1)));
    }
}
