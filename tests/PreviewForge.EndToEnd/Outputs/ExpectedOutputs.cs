using PreviewForge.EndToEnd.Media;
using PreviewForge.Previews.Bif;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Trickplay;
using PreviewForge.Previews.WebVtt;
using SkiaSharp;

namespace PreviewForge.EndToEnd.Outputs;

/// <summary>Checks the three outputs of one video against what the video is.</summary>
/// <param name="Video">Path of the video.</param>
/// <param name="Width">Width of a picture in pixels.</param>
/// <param name="Interval">Seconds between two pictures.</param>
internal sealed record ExpectedOutputs(string Video, int Width, int Interval)
{
    /// <summary>How far the brightness of a picture may be from that of its moment, of 255: about a second of the fade.</summary>
    private const double BrightnessTolerance = 24;

    private string Stem => Path.Combine(Path.GetDirectoryName(Video)!, Path.GetFileNameWithoutExtension(Video));

    public string Bif => $"{Stem}-{Width}-{Interval}.bif";

    private string Trickplay => Path.Combine(Stem + ".trickplay", $"{Width} - 10x10");

    private string WebVtt => Path.Combine(Stem + ".previews", $"{Width}-{Interval}.vtt");

    public void AssertMissing()
    {
        Assert.False(File.Exists(Bif), Bif);
        Assert.False(Directory.Exists(Trickplay), Trickplay);
        Assert.False(File.Exists(WebVtt), WebVtt);
    }

    public void AssertRight(Expectation.Previews expected)
    {
        var frames = AssertBif(Bif, expected);
        AssertSheets(Trickplay, frames, expected);

        using var stream = File.OpenRead(WebVtt);
        var index = SpriteIndexReader.TryRead(stream);
        Assert.Equal(new SpriteIndexFacts(frames, Interval, Width, HeightOf(expected)), index);
        AssertSheets(Path.Combine(Stem + ".previews", $"{Width}-{Interval}"), frames, expected);
    }

    /// <summary>Checks a BIF of the video, wherever it lies.</summary>
    /// <returns>How many pictures are in it.</returns>
    public int AssertBif(string path, Expectation.Previews expected)
    {
        using var bif = BifReader.Open(File.OpenRead(path));
        var frames = bif.File.Images.Count;
        Assert.Equal(TimeSpan.FromSeconds(Interval), bif.File.Multiplier);
        Assert.InRange(frames, (expected.Seconds + Interval - 1) / Interval, expected.Seconds / Interval + 1);
        for (var i = 0; i < frames; i++)
        {
            Assert.Equal((uint)i, bif.File.Images[i].Timestamp);
            using var picture = SKBitmap.Decode(bif.ReadImage(i));
            Assert.Equal((Width, HeightOf(expected)), (picture.Width, picture.Height));
            AssertMoment(picture, new SKRectI(0, 0, picture.Width, picture.Height), i, expected);
        }

        return frames;
    }

    /// <summary>Checks a folder of tile sheets of the video, wherever it lies.</summary>
    public void AssertSheets(string folder, int frames, Expectation.Previews expected)
    {
        var tile = new PixelSize(Width, HeightOf(expected));
        for (var sheet = 0; sheet < SheetGrid.SheetCount(frames); sheet++)
        {
            using var picture = SKBitmap.Decode(Path.Combine(folder, SheetGrid.SheetName(sheet)));
            Assert.Equal((tile.Width * SheetGrid.Columns, tile.Height * SheetGrid.Rows), (picture.Width, picture.Height));
            for (var i = sheet * SheetGrid.TilesPerSheet; i < Math.Min(frames, (sheet + 1) * SheetGrid.TilesPerSheet); i++)
            {
                var place = SheetGrid.PlaceOf(i, tile);
                AssertMoment(picture, SKRectI.Create(place.X, place.Y, tile.Width, tile.Height), i, expected);
            }
        }
    }

    private void AssertMoment(SKBitmap picture, SKRectI area, int frame, Expectation.Previews expected)
    {
        var centre = picture.GetPixel(area.MidX, area.MidY);
        var moment = Math.Min(frame * Interval, expected.Seconds);
        var wanted = 255.0 * moment / expected.Seconds;
        Assert.True(
            Math.Abs(centre.Green - wanted) <= BrightnessTolerance * MediaCatalogue.Seconds / expected.Seconds,
            $"{Video}: picture {frame} has brightness {centre.Green} and not {wanted:0}");
    }

    private int HeightOf(Expectation.Previews expected)
    {
        var height = (double)Width * expected.AspectHeight / expected.AspectWidth;
        return Math.Max(2, (int)Math.Round(height / 2, MidpointRounding.AwayFromZero) * 2);
    }
}
