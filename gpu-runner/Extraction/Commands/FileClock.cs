using System.Globalization;

namespace PreviewForge.GpuRunner.Extraction.Commands;

/// <summary>
/// Options of an input that make its time count from the start of the file. Left alone, ffmpeg counts from the first picture in
/// containers whose clock may jump (MPEG-TS, MPEG-PS, Ogg), as it leaves out the sound; which versions do so in which case differs.
/// </summary>
internal static class FileClock
{
    /// <summary>Some versions of ffmpeg take exactly the start of the file for their own doing, and count from the first picture again.</summary>
    private const double NotQuite = 0.000_001;

    /// <summary>For the whole file; empty when the picture starts with it.</summary>
    public static string Whole(FrameRequest request) => request.Video.FileStart is { } start ? Absolute(-start.TotalSeconds) : "";

    /// <summary>For a part of the file.</summary>
    /// <param name="request">Which pictures.</param>
    /// <param name="from">Where ffmpeg begins to look: in seconds from the start of the file.</param>
    /// <param name="zero">What becomes time zero: likewise.</param>
    public static string Part(FrameRequest request, double from, double zero) => request.Video.FileStart is { } start
        ? Absolute(-start.TotalSeconds - zero)
        : string.Create(CultureInfo.InvariantCulture, $" -itsoffset {from - zero:0.######}");

    /// <summary>The file's own clock, shifted by seconds.</summary>
    private static string Absolute(double shift) => string.Create(CultureInfo.InvariantCulture, $" -copyts -itsoffset {shift - NotQuite:0.######}");
}
