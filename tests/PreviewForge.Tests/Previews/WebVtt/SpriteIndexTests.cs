using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.WebVtt;
using Interval = PreviewForge.Previews.Interval;

namespace PreviewForge.Tests.Previews.WebVtt;

public sealed class SpriteIndexTests
{
    [Fact]
    public void Cues_name_the_sheet_and_the_rectangle_of_each_picture()
    {
        Assert.Equal(
            """
            WEBVTT

            00:00:00.000 --> 00:00:10.000
            320-10/0.jpg#xywh=0,0,320,180

            00:00:10.000 --> 00:00:20.000
            320-10/0.jpg#xywh=320,0,320,180

            """.ReplaceLineEndings("\n"),
            Write("320-10", 2, 10));
    }

    [Fact]
    public void The_second_sheet_begins_with_picture_100() =>
        Assert.Contains("01:40:00.000 --> 01:41:00.000\n320-60/1.jpg#xywh=0,0,320,180\n", Write("320-60", 101, 60), StringComparison.Ordinal);

    [Fact]
    public void Hours_grow_past_two_digits() => Assert.Contains("100:00:00.000 --> 100:01:00.000", Write("s", 6001, 60), StringComparison.Ordinal);

    [Fact]
    public void A_folder_name_is_escaped_as_a_URL() =>
        Assert.Contains("a%20%23b%25%2Fc%3F%C3%A9/0.jpg#xywh=", Write("a #b%/c?é", 1, 10), StringComparison.Ordinal);

    [Property]
    public Property An_index_is_read_back() => Prop.ForAll(
        Gen.Choose(1, 300).ToArbitrary(),
        Gen.Choose(1, 60).ToArbitrary(),
        (frames, seconds) => Assert.Equal(new SpriteIndexFacts(frames, seconds, 320, 180), Read(Write("320-10", frames, seconds))));

    [Theory]
    [InlineData("")]
    [InlineData("WEBVTT\n")]
    [InlineData("WEBVTT\n\n00:00:00.000 --> 00:00:10.000\nHello\n")]
    [InlineData("00:00:00.000 --> 00:00:10.000\n0.jpg#xywh=0,0,1,1\n")]
    public void Text_that_is_no_index_of_pictures_is_not_read(string text) => Assert.Null(Read(text));

    private static string Write(string folder, int frames, int seconds)
    {
        using var output = new MemoryStream();
        SpriteIndex.Write(output, folder, frames, new PixelSize(320, 180), Interval.FromSeconds(seconds));
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static SpriteIndexFacts? Read(string text) => SpriteIndexReader.TryRead(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
