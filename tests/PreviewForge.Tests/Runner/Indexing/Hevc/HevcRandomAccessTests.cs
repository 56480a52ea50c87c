using FsCheck.Xunit;
using PreviewForge.GpuRunner.Extraction.Indexing.Hevc;

namespace PreviewForge.Tests.Runner.Indexing.Hevc;

public class HevcRandomAccessTests
{
    // First bytes of NAL units: type << 1. 0x2A is CRA (21), 0x20 BLA_W_LP (16), 0x26 IDR_W_RADL (19), 0x02 a trailing picture (1).
    [Theory]
    [InlineData("0000000442010101 000000042A01A011", "0000000442010101 000000042001A011", 4)]
    [InlineData("00042A01A011 00042A012011", "00042001A011 000420012011", 2)]
    [InlineData("042A01A011", "042001A011", 1)]
    [InlineData("000000042601A011", "000000042601A011", 4)]
    public void Every_slice_of_a_clean_access_picture_becomes_a_broken_link(string before, string after, int lengthSize)
    {
        var unit = Bytes(before);

        Assert.True(HevcRandomAccess.MakeStandalone(unit, lengthSize));
        Assert.Equal(Bytes(after), unit);
    }

    [Fact]
    public void Units_behind_start_codes_of_three_and_four_bytes_are_rewritten()
    {
        var unit = Bytes("00000001 4601 50 000001 2A01AF 00000001 2A0120");

        Assert.True(HevcRandomAccess.MakeStandaloneAnnexB(unit));
        Assert.Equal(Bytes("00000001 4601 50 000001 2001AF 00000001 200120"), unit);
    }

    [Fact]
    public void The_layer_and_the_temporal_level_stay()
    {
        var unit = Bytes("000001 2B09AF");

        HevcRandomAccess.MakeStandaloneAnnexB(unit);

        Assert.Equal(Bytes("000001 2109AF"), unit);
    }

    [Fact]
    public void Earlier_pictures_are_not_thrown_away_by_a_later_one()
    {
        var unit = Bytes("000000042601E011");

        HevcRandomAccess.MakeStandalone(unit, 4);

        Assert.Equal(Bytes("000000042601A011"), unit);
    }

    [Theory]
    [InlineData("00000004 0201A011")]
    [InlineData("00000005 2A01A011")]
    [InlineData("FFFFFFFF 2A01A011")]
    [InlineData("00000004 2A01A011 0000")]
    [InlineData("00000002 2A01")]
    [InlineData("00000000")]
    [InlineData("")]
    public void What_decoding_can_not_start_at_is_refused(string unit) => Assert.False(HevcRandomAccess.MakeStandalone(Bytes(unit), 4));

    [Theory]
    [InlineData("000001 0201A011")]
    [InlineData("000001")]
    [InlineData("2A01A011")]
    public void A_unit_with_start_codes_but_no_such_picture_is_refused(string unit) =>
        Assert.False(HevcRandomAccess.MakeStandaloneAnnexB(Bytes(unit)));

    [Fact]
    public void The_configuration_tells_the_size_of_lengths()
    {
        var configuration = new byte[23];
        configuration[0] = 1;

        configuration[21] = 0xFF;
        Assert.Equal(4, HevcRandomAccess.NalLengthSize(configuration));
        configuration[0] = 0;
        configuration[1] = 0x61;
        configuration[21] = 0xFD;
        Assert.Equal(2, HevcRandomAccess.NalLengthSize(configuration));
        configuration[21] = 0xFE;
        Assert.Null(HevcRandomAccess.NalLengthSize(configuration));
        Assert.Null(HevcRandomAccess.NalLengthSize(configuration.AsSpan(0, 22)));
        Assert.Null(HevcRandomAccess.NalLengthSize([0, 0, 0, 1, 0x40, 1, .. new byte[20]]));
    }

    [Property]
    public void A_second_pass_changes_nothing_whatever_the_bytes(byte[] bytes, bool wide)
    {
        var (once, size) = (bytes.ToArray(), wide ? 4 : 1);

        var found = HevcRandomAccess.MakeStandalone(once, size);
        var twice = once.ToArray();

        Assert.Equal(found, HevcRandomAccess.MakeStandalone(twice, size));
        Assert.Equal(once, twice);
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", ""));
}
