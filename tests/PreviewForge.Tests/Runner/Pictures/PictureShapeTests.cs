using System.Buffers.Binary;
using PreviewForge.Previews.Frames;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Pictures;

/// <summary>Pictures are upright and have the shape that a player shows.</summary>
public sealed class PictureShapeTests : PictureRig
{
    [Theory]
    [InlineData("null", 1, 0, 0, 1)]
    [InlineData("transpose=cclock", 0, 1, -1, 0)]
    [InlineData("hflip,vflip", -1, 0, 0, -1)]
    [InlineData("transpose=clock", 0, -1, 1, 0)]
    [InlineData("hflip", -1, 0, 0, 1)]
    [InlineData("vflip", 1, 0, 0, -1)]
    [InlineData("transpose=cclock_flip", 0, 1, 1, 0)]
    [InlineData("transpose=clock_flip", 0, -1, -1, 0)]
    public async Task A_turned_video_is_shown_upright(string stored, int a, int b, int c, int d)
    {
        var clip = await TimeCode.ClipAsync("-c:v libx264 -preset ultrafast", "mp4", $"{stored},format=yuv420p");
        var turned = InFolder("turned.mp4");
        await File.WriteAllBytesAsync(
            turned, Turned(await File.ReadAllBytesAsync(clip, TestContext.Current.CancellationToken), a, b, c, d), TestContext.Current.CancellationToken);

        Assert.Equal("160x90", SizeOf(await IsRightAsync(turned)));
    }

    [Theory]
    [InlineData("180:144", "64/45", "160x90")]
    [InlineData("90:160", "1", "160x284")]
    [InlineData("161:91", "1", "160x90")]
    [InlineData("1600:160", "1", "160x16")]
    public async Task The_displayed_shape_counts(string stored, string pixel, string size)
    {
        var clip = await TimeCode.ClipAsync("-c:v ffv1", filter: $"scale={stored}:flags=neighbor,format=yuv420p,setsar={pixel}");

        Assert.Equal(size, SizeOf(await IsRightAsync(clip, 16)));
    }

    [Theory]
    [InlineData("1:1", "yuv420p", "160x160")]
    [InlineData("2:2", "yuv444p10le", "160x160")]
    [InlineData("16:16", "yuv420p", "160x160")]
    [InlineData("1:100", "gbrp", "160x640")]
    [InlineData("2000:2", "yuv420p", "160x2")]
    public async Task The_smallest_and_the_strangest_have_pictures(string stored, string pixels, string size)
    {
        foreach (var tags in new[] { "", "-color_trc smpte2084", "-color_primaries bt2020 -colorspace bt2020nc" })
        {
            var clip = await TimeCode.ClipAsync($"-c:v ffv1 {(pixels is "gbrp" ? "" : tags)}", filter: $"scale={stored},format={pixels},setsar=1", seconds: 3);

            Assert.Equal(size, SizeOf(await PicturesAsync(clip)));
        }
    }

    private static string SizeOf(IFrameSet pictures)
    {
        Assert.True(JpegHeader.TryReadSize(pictures.Read(0).Span, out var size));
        return size.ToString();
    }

    /// <summary>Writes the matrix of the first track's header (ISO/IEC 14496-12, 8.3.2), as fractions of 65536.</summary>
    private static byte[] Turned(byte[] file, params ReadOnlySpan<int> matrix)
    {
        var header = file.AsSpan().IndexOf("tkhd"u8);
        foreach (var (place, value) in new[] { (0, matrix[0]), (1, matrix[1]), (3, matrix[2]), (4, matrix[3]) })
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(header + 44 + (4 * place)), value * 65536);
        }

        return file;
    }
}
