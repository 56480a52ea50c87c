using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Pictures;

/// <summary>
/// A picture of two fields shows one moment. The fields of each picture have opposite blocks, so that every block is grey where they are mixed.
/// </summary>
public sealed class InterlacedTests : PictureRig
{
    private const string Woven = "select='eq(n,25)+eq(n,50)',loop=loop=60:size=2,setpts=N/(10*TB),scale=160:120:flags=neighbor,format=yuv420p";

    [Theory]
    [InlineData("top", "mpeg2video -flags +ildct+ilme -q:v 2 -r 25", "ts")]
    [InlineData("bottom", "mpeg2video -flags +ildct+ilme -q:v 2 -r 25", "mpg")]
    [InlineData("top", "libx264 -preset veryfast -flags +ildct+ilme -x264opts tff=1", "mkv")]
    [InlineData("bottom", "libx264 -preset veryfast -flags +ildct+ilme -x264opts bff=1", "mp4")]
    [InlineData("top", "mpeg4 -flags +ildct+ilme -q:v 2", "avi")]
    [InlineData("top", "ffv1 -field_order tt", "mkv")]
    public async Task One_field_is_taken_of_an_interlaced_picture(string first, string codec, string container)
    {
        var order = first is "top" ? "tff" : "bff";
        var clip = await TimeCode.ClipAsync($"-t 5 -c:v {codec}", container, $"{Woven},tinterlace=interleave_{first},setfield={order}", TimeCode.Seconds);

        Assert.All(SecondsOf(await PicturesAsync(clip)), code => Assert.True(code is 5 or 10));
    }

    [Fact]
    public async Task Fields_that_nothing_tells_of_stay_mixed()
    {
        var clip = await TimeCode.ClipAsync("-t 5 -c:v ffv1", "mkv", $"{Woven},tinterlace=interleave_top,setfield=prog", TimeCode.Seconds);
        var pictures = await PicturesAsync(clip);

        Assert.ThrowsAny<Exception>(() => TimeCode.SecondOf(pictures.Read(0)));
    }
}
