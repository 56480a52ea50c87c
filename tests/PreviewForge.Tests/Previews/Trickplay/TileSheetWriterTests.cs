using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Trickplay;
using PreviewForge.Tests.Previews.Support;
using SkiaSharp;

namespace PreviewForge.Tests.Previews.Trickplay;

public sealed class TileSheetWriterTests
{
    [Property(MaxTest = 15)]
    public Property Every_picture_is_found_again_in_its_tile() => Prop.ForAll(
        Gen.Choose(1, 230).ToArbitrary(),
        Gen.Choose(8, 20).ToArbitrary(),
        (count, half) =>
        {
            using var sheets = new TileSheetWriter(Jpegs.Frames(count, half * 2, half * 2));
            var decoded = Enumerable.Range(0, sheets.SheetCount).Select(sheet => SKBitmap.Decode(Write(sheets, sheet))).ToList();

            for (var i = 0; i < count; i++)
            {
                AssertNear(Jpegs.ColorOf(i), Centre(decoded, i, sheets.Tile));
            }
        });

    [Fact]
    public void The_last_sheet_is_full_size_and_black_where_there_is_no_picture()
    {
        using var sheets = new TileSheetWriter(Jpegs.Frames(101));
        Write(sheets, 0);
        using var last = SKBitmap.Decode(Write(sheets, 1));

        Assert.Equal((320, 180), (last.Width, last.Height));
        AssertNear(Jpegs.ColorOf(100), last.GetPixel(16, 9));
        AssertNear(SKColors.Black, last.GetPixel(48, 9));
        AssertNear(SKColors.Black, last.GetPixel(300, 170));
    }

    [Fact]
    public void A_picture_of_another_size_is_stretched_to_the_first_ones()
    {
        var frames = new MemoryFrames([Jpegs.Solid(32, 18, SKColors.Red), Jpegs.Solid(64, 64, SKColors.Blue), Jpegs.Solid(16, 8, SKColors.Lime)]);
        using var sheets = new TileSheetWriter(frames);
        using var sheet = SKBitmap.Decode(Write(sheets, 0));

        Assert.Equal(new PixelSize(32, 18), sheets.Tile);
        AssertNear(SKColors.Blue, sheet.GetPixel(36, 3));
        AssertNear(SKColors.Blue, sheet.GetPixel(60, 15));
        AssertNear(SKColors.Lime, sheet.GetPixel(92, 15));
    }

    [Fact]
    public void The_same_pictures_give_the_same_bytes()
    {
        using var once = new TileSheetWriter(Jpegs.Frames(120));
        using var again = new TileSheetWriter(Jpegs.Frames(120));
        Write(again, 1);

        Assert.Equal(Write(once, 0), Write(again, 0));
        Assert.Equal(Write(once, 1), Write(again, 1));
    }

    [Fact]
    public void A_picture_that_announces_a_bomb_is_refused_before_memory_is_taken()
    {
        var e = Assert.Throws<SheetException>(() => new TileSheetWriter(new MemoryFrames([Jpegs.Announcing(65_500, 65_500)])));
        Assert.True(e.IsTooLarge);

        using var sheets = new TileSheetWriter(new MemoryFrames([Jpegs.Solid(32, 18, SKColors.Red), Jpegs.Announcing(65_500, 65_500)]));
        Assert.True(Assert.Throws<SheetException>(() => Write(sheets, 0)).IsTooLarge);
    }

    [Fact]
    public void Pictures_that_would_make_sheets_too_large_for_players_are_refused() =>
        Assert.Contains("smaller width", Assert.Throws<SheetException>(() => new TileSheetWriter(new MemoryFrames([Jpegs.Announcing(1700, 900)]))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_picture_that_is_cut_off_is_refused_by_its_number()
    {
        var whole = Jpegs.Solid(32, 18, SKColors.Red);
        using var sheets = new TileSheetWriter(new MemoryFrames([whole, whole[..(whole.Length / 2)]]));

        Assert.Contains("Picture 1", Assert.Throws<SheetException>(() => Write(sheets, 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_picture_at_all_is_refused() => Assert.Throws<ArgumentException>(() => new TileSheetWriter(new MemoryFrames(Array.Empty<byte[]>())));

    internal static byte[] Write(TileSheetWriter sheets, int sheet)
    {
        using var output = new MemoryStream();
        sheets.Write(sheet, output, CancellationToken.None);
        return output.ToArray();
    }

    private static SKColor Centre(List<SKBitmap> sheets, int frame, PixelSize tile)
    {
        var place = SheetGrid.PlaceOf(frame, tile);
        return sheets[place.Sheet].GetPixel(place.X + tile.Width / 2, place.Y + tile.Height / 2);
    }

    private static void AssertNear(SKColor expected, SKColor actual)
    {
        Assert.InRange(actual.Red, expected.Red - 24, expected.Red + 24);
        Assert.InRange(actual.Green, expected.Green - 24, expected.Green + 24);
        Assert.InRange(actual.Blue, expected.Blue - 24, expected.Blue + 24);
    }
}
