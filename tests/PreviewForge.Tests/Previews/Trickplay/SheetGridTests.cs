using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Trickplay;

namespace PreviewForge.Tests.Previews.Trickplay;

public sealed class SheetGridTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    [InlineData(200, 2)]
    [InlineData(201, 3)]
    public void A_sheet_holds_a_hundred_pictures(int frames, int sheets) => Assert.Equal(sheets, SheetGrid.SheetCount(frames));

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(9, 0, 2880, 0)]
    [InlineData(10, 0, 0, 180)]
    [InlineData(99, 0, 2880, 1620)]
    [InlineData(100, 1, 0, 0)]
    [InlineData(213, 2, 960, 180)]
    public void Pictures_go_row_by_row(int frame, int sheet, int x, int y) =>
        Assert.Equal(new TilePlace(sheet, x, y), SheetGrid.PlaceOf(frame, new PixelSize(320, 180)));

    [Fact]
    public void Wide_pictures_of_320_pixels_make_sheets_of_3200_by_1800() =>
        Assert.Equal(new PixelSize(3200, 1800), SheetGrid.SheetSize(new PixelSize(320, 180)));

    [Theory]
    [InlineData(1640, 10)]
    [InlineData(10, 1640)]
    [InlineData(1638, 1638)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void Sheets_that_players_cannot_show_are_refused(int width, int height) =>
        Assert.Null(SheetGrid.SheetSize(new PixelSize(width, height)));
}
