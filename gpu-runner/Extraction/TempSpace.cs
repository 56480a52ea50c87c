using System.Globalization;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Pictures;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>
/// Refuses pictures that would fill the folder for temporary files, before the first one is made. Only those come there for which
/// memory has no room (<see cref="PictureStore"/>).
/// </summary>
/// <param name="options">Where the folder is.</param>
/// <param name="freeBytes">Bytes that this process may still write to the volume of a folder; null when nobody knows.</param>
internal sealed class TempSpace(RunnerOptions options, Func<string, long?> freeBytes)
{
    /// <summary>A JPEG at the default quality takes about one byte for six pixels; few films need more.</summary>
    private const int PixelsPerByte = 6;

    /// <summary>What other work in hand may need meanwhile, and the rest of the machine.</summary>
    private const long SpareBytes = 64 * MegaByte;

    private const long MegaByte = 1024 * 1024;

    /// <returns>Why not, as a sentence for a person; null when there is room. A video of unknown length is given a try.</returns>
    public string? WhyRefused(FrameRequest request)
    {
        var needed = BytesOf(request);
        return needed > 0 && freeBytes(options.TempFolder) is { } free && free < needed + SpareBytes ? Refusal(request, needed / MegaByte, free / MegaByte) : null;
    }

    /// <summary>Bytes that the volume of a folder has left for this user, quotas of the file system included.</summary>
    public static long? FreeBytes(string folder)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static long BytesOf(FrameRequest request)
    {
        var pictures = (request.ExpectedFrames ?? 0) * request.Sizes.Sum(size => (long)size.Width * size.Height / PixelsPerByte);
        return pictures - PictureStore.DefaultMemoryLimit;
    }

    private string Refusal(FrameRequest request, long needed, long free)
    {
        var wanted = request.ExpectedFrames is { } count
            ? string.Create(CultureInfo.InvariantCulture, $"the {count} pictures of this video need about {needed} MB, and {SpareBytes / MegaByte} MB")
            : string.Create(CultureInfo.InvariantCulture, $"{SpareBytes / MegaByte} MB");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The folder for temporary files, {options.TempFolder}, has {free} MB free; {wanted} must be left over. Free some space, set TMP_FOLDER "
            + $"to a larger volume, or choose a longer interval.");
    }
}
