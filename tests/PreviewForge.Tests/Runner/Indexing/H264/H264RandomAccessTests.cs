using FsCheck.Xunit;
using PreviewForge.GpuRunner.Extraction.Indexing.H264;

namespace PreviewForge.Tests.Runner.Indexing.H264;

public class H264RandomAccessTests
{
    // A keyframe of x264 with an open group of pictures, cut off: 6 bits of picture order.
    private const string Sequence = "674d4014eca0a0cfcf80880000030008000003019078a14cb0";
    private const string Picture = "68ce3c80";
    private const string RecoveryPoint = "060601c480";
    private const string Slice = "4188bf004a831800280002008000205c19012482a55556ae61155400041f4010";

    [Property]
    public void The_picture_order_ascends_from_each_keyframe_to_the_next(byte number)
    {
        var difference = (OrderAfter(number + 1) - OrderAfter(number) + 64) % 64;

        Assert.InRange(difference, 1, 31);
    }

    [Fact]
    public void Nothing_but_the_picture_order_changes()
    {
        var unit = AnnexB(Sequence, Picture, RecoveryPoint, Slice);
        var before = unit.ToArray();

        Assert.True(H264RandomAccess.MakeStandaloneAnnexB(unit, new H264ParameterSets(), 1));

        var order = Find(unit).OrderPlaces.Select(place => unit.Length - SliceLength + place.Byte).ToHashSet();
        Assert.Equal(before.Index().Where(b => !order.Contains(b.Index)), unit.Index().Where(b => !order.Contains(b.Index)));
    }

    [Fact]
    public void Every_slice_gets_the_same_picture_order()
    {
        var unit = AnnexB(Sequence, Picture, Slice, Slice);

        Assert.True(H264RandomAccess.MakeStandaloneAnnexB(unit, new H264ParameterSets(), 3));
        Assert.Equal(unit[^SliceLength..], unit[^(2 * SliceLength + 4)..^(SliceLength + 4)]);
    }

    [Fact]
    public void Parameters_are_taken_from_the_decoder_configuration_where_the_picture_has_none()
    {
        var configuration = Convert.FromHexString($"014D4014FFE1{Sequence.Length / 2:X4}{Sequence}01{Picture.Length / 2:X4}{Picture}");
        var unit = Convert.FromHexString($"{SliceLength:X8}{Slice}");

        Assert.True(H264RandomAccess.MakeStandalone(unit, 4, H264ParameterSets.FromConfiguration(configuration), 2));
        Assert.Equal(OrderAfter(2), OrderIn(unit));
        Assert.False(H264RandomAccess.MakeStandalone(unit, 4, new H264ParameterSets(), 2));
    }

    [Theory]
    [InlineData("000000204188")]
    [InlineData("0000")]
    [InlineData("FFFFFFFF41")]
    public void Lengths_that_do_not_fit_are_refused(string unit) =>
        Assert.False(H264RandomAccess.MakeStandalone(Convert.FromHexString(unit), 4, new H264ParameterSets(), 0));

    [Property]
    public void Any_bytes_are_taken_without_harm(byte[] start, byte[] rest)
    {
        var unit = AnnexB(Sequence, Picture, "41" + Convert.ToHexString(start), "67" + Convert.ToHexString(rest), "65" + Convert.ToHexString(start));

        H264RandomAccess.MakeStandaloneAnnexB(unit, H264ParameterSets.FromConfiguration(rest), 1);
    }

    private static int SliceLength => Slice.Length / 2;

    private static int OrderAfter(int number)
    {
        var unit = AnnexB(Sequence, Picture, RecoveryPoint, Slice);
        Assert.True(H264RandomAccess.MakeStandaloneAnnexB(unit, new H264ParameterSets(), number));
        return OrderIn(unit);
    }

    private static int OrderIn(byte[] unit) =>
        Find(unit).OrderPlaces.Aggregate(0, (order, place) => order << 1 | unit[unit.Length - SliceLength + place.Byte] >> place.Bit & 1);

    private static SliceHeader Find(byte[] unit)
    {
        var sets = new H264ParameterSets();
        sets.Add(Convert.FromHexString(Sequence));
        sets.Add(Convert.FromHexString(Picture));
        return SliceHeader.Read(unit.AsSpan()[^SliceLength..], unit.Length - SliceLength, sets)!;
    }

    private static byte[] AnnexB(params string[] units) => Convert.FromHexString(string.Concat(units.Select(unit => "00000001" + unit)));
}
