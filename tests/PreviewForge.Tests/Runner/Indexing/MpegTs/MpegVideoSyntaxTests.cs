using PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

namespace PreviewForge.Tests.Runner.Indexing.MpegTs;

/// <summary>Start codes as in ISO/IEC 13818-2, table 6-1.</summary>
public class MpegVideoSyntaxTests
{
    private const string IntraPicture = "00000100" + "000800";
    private const string Frame = "000001B5" + "80000300";
    private const string Field = "000001B5" + "80000100";
    private const string Slice = "00000101" + "AABB";
    private const string Sequence = "000001B3" + "0000";

    [Theory]
    [InlineData(IntraPicture + Frame + Slice, IntraPicture)]
    [InlineData(Sequence + IntraPicture + Frame + Slice, Sequence)]
    [InlineData(IntraPicture + Field + Slice + IntraPicture + Field + Slice, IntraPicture)]
    [InlineData(IntraPicture + Slice, IntraPicture)]
    public void A_picture_has_a_frame_or_two_fields_and_ends_where_the_next_begins(string picture, string next) =>
        Assert.Equal(Convert.FromHexString(picture), FirstPicture(picture + next));

    [Fact]
    public void What_describes_a_picture_before_any_picture_is_left_out() =>
        Assert.Equal(Convert.FromHexString(IntraPicture + Frame + Slice), FirstPicture(Frame + IntraPicture + Frame + Slice + IntraPicture));

    private static byte[]? FirstPicture(string data)
    {
        var bytes = Convert.FromHexString(data);
        return new MpegVideoSyntax("mpeg2video", "V_MPEG2").FirstPicture(bytes, [bytes.Length]) is { } range ? bytes[range] : null;
    }
}
