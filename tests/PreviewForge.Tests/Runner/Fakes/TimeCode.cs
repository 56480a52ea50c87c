using SkiaSharp;

namespace PreviewForge.Tests.Runner.Fakes;

/// <summary>
/// Clips whose pictures say the second that they show, in blocks that outlive scaling, JPEG and a change of colours: four bits in the
/// upper third, most significant left, their opposites in the middle, and four colours in the lower third.
/// </summary>
internal static class TimeCode
{
    /// <summary>Length of the clip that all others are made of; it has 5 pictures a second and 160 × 90 pixels.</summary>
    public const int Seconds = 12;

    /// <summary>Colours of the lower third, from the left.</summary>
    public static IReadOnlyList<SKColor> Colours { get; } = [new(192, 64, 64), new(64, 160, 64), new(64, 64, 192), new(128, 128, 128)];

    private const int Columns = 4;

    private static readonly string[] Channels = ["64+128*eq(ld(1),0)+64*eq(ld(1),3)", "64+96*eq(ld(1),1)+64*eq(ld(1),3)", "64+128*eq(ld(1),2)+64*eq(ld(1),3)"];

    /// <summary>The clip itself, lossless in RGB.</summary>
    public static Task<string> MasterAsync() => TestMedia.MakeAsync(
        $"-f lavfi -i \"color=black:s=160x90:r=5:d={Seconds},format=gbrp,"
            + $"geq=r='{Channel(Channels[0])}':g='{Channel(Channels[1])}':b='{Channel(Channels[2])}'\" -c:v ffv1",
        "mkv");

    /// <summary>The first seconds of it in another form, with a keyframe each second: every way of reading then finds the same pictures.</summary>
    /// <param name="options">Arguments for the output, such as codecs.</param>
    /// <param name="extension">The container.</param>
    /// <param name="filter">Filters before the encoder.</param>
    /// <param name="seconds">Length.</param>
    public static async Task<string> ClipAsync(string options, string extension = "mkv", string filter = "format=yuv420p", int seconds = 5) =>
        await TestMedia.MakeAsync($"-t {seconds} -i '{await MasterAsync()}' -vf \"{filter}\" -g 5 {options}", extension);

    /// <summary>The second that a picture shows; fails when a block is neither light nor dark.</summary>
    public static int SecondOf(ReadOnlyMemory<byte> jpeg)
    {
        using var picture = SKBitmap.Decode(jpeg.Span);
        return Enumerable.Range(0, Columns).Aggregate(0, (second, column) => (second * 2) + Bit(picture, column));
    }

    /// <summary>The colours of the lower third.</summary>
    public static IReadOnlyList<SKColor> ColoursOf(ReadOnlyMemory<byte> jpeg)
    {
        using var picture = SKBitmap.Decode(jpeg.Span);
        return [.. Enumerable.Range(0, Columns).Select(column => Block(picture, column, 2))];
    }

    /// <summary>The largest difference of any channel from <see cref="Colours"/>.</summary>
    public static int ColourErrorOf(ReadOnlyMemory<byte> jpeg) => Difference(ColoursOf(jpeg), Colours);

    public static int Difference(IReadOnlyList<SKColor> seen, IReadOnlyList<SKColor> wanted) => seen.Zip(wanted, (a, b) =>
        Math.Max(Math.Abs(a.Red - b.Red), Math.Max(Math.Abs(a.Green - b.Green), Math.Abs(a.Blue - b.Blue)))).Max();

    private static string Channel(string colour) =>
        "st(1,floor(4*X/W));st(0,mod(floor(floor(T)/pow(2,3-ld(1))),2));"
        + $"if(lt(Y*3,H),235*ld(0),if(lt(Y*3,2*H),235*(1-ld(0)),{colour}))";

    private static int Bit(SKBitmap picture, int column)
    {
        var (upper, lower) = (Block(picture, column, 0).Green, Block(picture, column, 1).Green);
        Assert.True(Math.Abs(upper - lower) > 100, $"Block {column} is neither light nor dark: {upper} above {lower}.");
        return upper > lower ? 1 : 0;
    }

    /// <summary>Mean of the middle of a block, away from what scaling mixes at its sides.</summary>
    private static SKColor Block(SKBitmap picture, int column, int row)
    {
        var (wide, high) = (picture.Width / Columns, picture.Height / 3);
        var pixels =
            from y in Enumerable.Range((row * high) + (high * 2 / 5), Math.Max(2, high / 5))
            from x in Enumerable.Range((column * wide) + (wide * 2 / 5), Math.Max(2, wide / 5))
            select picture.GetPixel(x, y);
        var all = pixels.ToList();
        return new SKColor(Mean(all, p => p.Red), Mean(all, p => p.Green), Mean(all, p => p.Blue));
    }

    private static byte Mean(List<SKColor> pixels, Func<SKColor, int> channel) => (byte)Math.Round(pixels.Average(channel));
}
