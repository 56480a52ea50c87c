using System.Diagnostics;
using PreviewForge.GpuRunner.Extraction.Ebml;
using PreviewForge.GpuRunner.Extraction.Pictures;
using static PreviewForge.Tests.Runner.Ebml.Elements;

namespace PreviewForge.Tests.Runner.Pictures;

public class PictureStreamTests
{
    private static readonly byte[] Start = Element(MatroskaId.Ebml, Text(MatroskaId.DocType, "matroska"));
    private static readonly byte[] Tracks = Element(MatroskaId.Tracks, Track(7), Track(3));

    [Fact]
    public async Task Ffmpeg_writes_a_picture_per_size_and_time()
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", [
            "-nostdin", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=160x90:r=1/7:d=35", "-filter_complex", "[0:v]split[a][b0];[b0]scale=80:-2[b]",
            "-map", "[a]", "-map", "[b]", "-c:v", "mjpeg", "-fps_mode", "passthrough", "-f", "matroska", "pipe:1"]) { RedirectStandardOutput = true })!;

        var pictures = await ReadAsync(ffmpeg.StandardOutput.BaseStream);

        Assert.Equal([0, 7, 14, 21, 28], pictures.Where(picture => picture.Track is 0).Select(picture => picture.Time.TotalSeconds));
        Assert.Equal([0, 7, 14, 21, 28], pictures.Where(picture => picture.Track is 1).Select(picture => picture.Time.TotalSeconds));
        Assert.All(pictures, picture => Assert.Equal([0xFF, 0xD9], picture.Jpeg[^2..].ToArray()));
        Assert.All(pictures, picture => Assert.Equal(picture.Track is 0 ? 160 : 80, WidthOf(picture.Jpeg.Span)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Clusters_of_known_and_of_unknown_size_are_read_alike(int unknown)
    {
        var size = unknown switch { 1 => UnknownInOne, 8 => UnknownInEight, _ => null };

        var pictures = await ReadAsync(Stream(Cluster(size, 40, SimpleBlock(3, -5, Jpeg(1))), Cluster(size, 80, SimpleBlock(7, 2, Jpeg(2)))));

        Assert.Equal([(1, 35, 1), (0, 82, 2)], Short(pictures));
    }

    [Fact]
    public async Task Block_groups_are_read_and_all_else_is_passed_over()
    {
        var group = Element(MatroskaId.BlockGroup, Number(0x9B, 40), Element(MatroskaId.Block, Block(3, 0, 0, Jpeg(9))), Element(0x75A1, Jpeg(1)));

        var pictures = await ReadAsync(Stream(
            Element(MatroskaId.Void, new byte[200_000]), Cluster(null, 1000, Element(MatroskaId.Crc32, new byte[4]), group), Element(0x1C53BB6B, Jpeg(4))));

        Assert.Equal([(1, 1000, 9)], Short(pictures));
    }

    [Fact]
    public async Task The_clock_ticks_as_the_stream_says()
    {
        var info = Element(MatroskaId.Info, Number(MatroskaId.TimestampScale, 100_000));

        var pictures = await ReadAsync(Stream(info, Cluster(null, 12345, SimpleBlock(7, 0, Jpeg(0)))));

        Assert.Equal(1234.5, pictures.Single().Time.TotalMilliseconds);
    }

    [Fact]
    public async Task A_picture_larger_than_any_buffer_arrives_whole_through_a_pipe_of_single_bytes()
    {
        byte[] large = [0xFF, 0xD8, 0xFF, .. Enumerable.Range(0, 300_000).Select(i => (byte)i)];
        var output = new Trickle(Stream(Cluster(null, 0, SimpleBlock(7, 0, large), SimpleBlock(3, 0, Jpeg(5)))));

        var pictures = await ReadAsync(output);

        Assert.Equal(large, pictures[0].Jpeg.ToArray());
        Assert.Equal((1, 0, 5), Short(pictures)[1]);
    }

    [Fact]
    public async Task A_stream_cut_anywhere_but_between_elements_is_broken()
    {
        var whole = Stream(Cluster(null, 0, SimpleBlock(7, 0, Jpeg(1)), SimpleBlock(3, 0, Jpeg(1))));
        var firstCluster = whole.Length - Cluster(null, 0, SimpleBlock(7, 0, Jpeg(1)), SimpleBlock(3, 0, Jpeg(1))).Length;

        foreach (var length in Enumerable.Range(firstCluster + 1, whole.Length - firstCluster - 1))
        {
            await Assert.ThrowsAsync<BrokenStreamException>(() => ReadAsync(whole[..length]));
        }

        Assert.Empty(await ReadAsync(whole[..firstCluster]));
        Assert.Equal(2, (await ReadAsync(whole)).Count);
    }

    public static TheoryData<string, byte[]> Garbage => new()
    {
        { "no Matroska", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
        { "zeros", new byte[100] },
        { "a picture that is none", Stream(Cluster(null, 0, SimpleBlock(7, 0, [0x47, 0x49, 0x46, 0x38, 0x39]))) },
        { "an empty picture", Stream(Cluster(null, 0, SimpleBlock(7, 0, []))) },
        { "an unknown track", Stream(Cluster(null, 0, SimpleBlock(4, 0, Jpeg(1)))) },
        { "lacing", Stream(Cluster(null, 0, Element(MatroskaId.SimpleBlock, Block(7, 0, 0x86, Jpeg(1))))) },
        { "a time before zero", Stream(Cluster(null, 0, SimpleBlock(7, -1, Jpeg(1)))) },
        { "a block of 2^56 bytes", Stream(Cluster(UnknownInOne, 0, Sized(MatroskaId.SimpleBlock, Largest, Block(7, 0, 0x80, Jpeg(1))))) },
        { "a block without end", Stream(Cluster(UnknownInOne, 0, Sized(MatroskaId.SimpleBlock, UnknownInOne, Block(7, 0, 0x80, Jpeg(1))))) },
        { "an element of 2^56 bytes", Stream(Sized(MatroskaId.Void, Largest, new byte[100])) },
        { "a block of three bytes", Stream(Cluster(null, 0, Element(MatroskaId.SimpleBlock, [0x87, 0, 0]))) },
        { "a clock of nine bytes", Stream(Element(MatroskaId.Info, Element(MatroskaId.TimestampScale, new byte[9]))) },
        { "65 tracks", Stream(Element(MatroskaId.Tracks, [.. Enumerable.Range(1, 65).Select(Track)])) },
    };

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task What_is_no_stream_of_pictures_is_refused(string what, byte[] bytes)
    {
        Assert.NotEmpty(what);
        await Assert.ThrowsAsync<BrokenStreamException>(() => ReadAsync(bytes));
    }

    private static byte[] Stream(params byte[][] content) => [.. Start, .. Sized(MatroskaId.Segment, UnknownInEight, Tracks, Join(content))];

    private static byte[] Track(int number) => Element(MatroskaId.TrackEntry, Number(MatroskaId.TrackNumber, (ulong)number), Text(0x86, "V_MJPEG"));

    private static byte[] Cluster(byte[]? size, ulong time, params byte[][] content)
    {
        byte[] all = [.. Number(MatroskaId.ClusterTimestamp, time), .. Join(content)];
        return Sized(MatroskaId.Cluster, size ?? Size(all.Length), all);
    }

    private static byte[] Jpeg(byte mark) => [0xFF, 0xD8, 0xFF, mark];

    private static int WidthOf(ReadOnlySpan<byte> jpeg)
    {
        var frame = jpeg.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0, 0x00, 0x11]);
        return (jpeg[frame + 7] << 8) | jpeg[frame + 8];
    }

    private static List<(int Track, int Milliseconds, int Mark)> Short(List<Picture> pictures) =>
        [.. pictures.Select(picture => (picture.Track, (int)picture.Time.TotalMilliseconds, (int)picture.Jpeg.Span[3]))];

    private static Task<List<Picture>> ReadAsync(byte[] bytes) => ReadAsync(new MemoryStream(bytes));

    private static async Task<List<Picture>> ReadAsync(Stream output) =>
        await PictureStream.ReadAsync(output, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    /// <summary>Gives one byte a read, as a pipe may.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}
