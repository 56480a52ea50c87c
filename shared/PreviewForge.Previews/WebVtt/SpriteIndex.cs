using System.Globalization;
using System.Text;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Trickplay;

namespace PreviewForge.Previews.WebVtt;

/// <summary>
/// Writes the WebVTT file (W3C WebVTT) that web players read for scrubbing pictures: one cue per picture, whose text is the
/// URL of a sheet with a spatial media fragment (W3C Media Fragments URI, <c>#xywh=</c>).
/// </summary>
public static class SpriteIndex
{
    /// <param name="output">Stays open; UTF-8 without byte order mark, LF.</param>
    /// <param name="sheetFolder">Name of the sheets' folder, relative to the index.</param>
    /// <param name="frames">Number of pictures.</param>
    /// <param name="tile">Size of a picture.</param>
    /// <param name="interval">Time between two pictures; the last cue is as long as the others.</param>
    public static void Write(Stream output, string sheetFolder, int frames, PixelSize tile, Interval interval)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        var folder = Uri.EscapeDataString(sheetFolder);
        writer.WriteLine("WEBVTT");
        for (var i = 0; i < frames; i++)
        {
            var place = SheetGrid.PlaceOf(i, tile);
            writer.WriteLine();
            writer.WriteLine($"{Timestamp(i, interval)} --> {Timestamp(i + 1, interval)}");
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{folder}/{SheetGrid.SheetName(place.Sheet)}#xywh={place.X},{place.Y},{tile.Width},{tile.Height}"));
        }
    }

    // WebVTT wants at least two digits of hours and takes more.
    private static string Timestamp(int frame, Interval interval)
    {
        var seconds = (long)frame * interval.Seconds;
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}.000");
    }
}
