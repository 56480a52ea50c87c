using System.Buffers.Binary;
using FsCheck.Xunit;
using PreviewForge.GpuRunner.FrameCache;
using PreviewForge.Previews.Frames;
using PreviewForge.Tests.Previews.Support;

namespace PreviewForge.Tests.Runner.FrameCache;

public class PackTests
{
    private static readonly byte[][] Small = [.. Enumerable.Range(0, 3).Select(i => Jpegs.Solid(16, 10, Jpegs.ColorOf(i)))];
    private static readonly byte[][] Large = [.. Enumerable.Range(0, 3).Select(i => Jpegs.Solid(32, 20, Jpegs.ColorOf(i)))];

    [Fact]
    public void What_is_packed_comes_out_again_slot_by_slot()
    {
        using var reader = PackReader.Open(Pack());

        Assert.Equal((2, 5, "hable", 9.5, 1.25), (reader.Facts.IntervalSeconds, reader.Facts.Slots, reader.Facts.ToneMap, reader.Facts.MediaSeconds, reader.Facts.AlignmentSeconds));
        Assert.Equal(Slots(Small), Read(reader.ByWidth[16]));
        Assert.Equal(Slots(Large), Read(reader.ByWidth[32]));
    }

    [Fact]
    public void A_picture_that_is_shown_in_several_slots_is_stored_once()
    {
        using var pack = Pack();
        var head = PackHead.Read(pack);

        Assert.Equal(pack.Length - head.FirstPicture, Small.Concat(Large).Sum(jpeg => jpeg.Length));
        Assert.Equal([false, true, false, false, true], head.Lengths.Take(5).Select(length => length is 0));
    }

    [Property(MaxTest = 300)]
    public void A_pack_with_any_byte_altered_is_refused(ushort position, byte xor)
    {
        var bytes = Pack().ToArray();
        bytes[position % bytes.Length] ^= (byte)(xor is 0 ? 1 : xor);

        Assert.Throws<PackException>(() => PackReader.Open(new MemoryStream(bytes)));
    }

    [Property(MaxTest = 100)]
    public void A_pack_that_is_cut_off_anywhere_or_has_something_behind_it_is_refused(ushort length)
    {
        var bytes = Pack().ToArray();

        Assert.Throws<PackException>(() => PackHead.Read(new MemoryStream(bytes[..(length % bytes.Length)])));
        Assert.Throws<PackException>(() => PackHead.Read(new MemoryStream([.. bytes, 0])));
    }

    [Fact]
    public void A_pack_whose_sums_are_right_is_still_not_believed_about_the_size_of_a_picture()
    {
        var bomb = new MemoryStream();
        PackWriter.Write(bomb, Facts() with { Slots = 1, Sizes = [new PackSize(16, 10)] }, [new MemoryFrames([Small[0]])]);
        var bytes = bomb.ToArray();
        var head = PackHead.Read(new MemoryStream(bytes));
        var frameHeader = bytes.AsSpan((int)head.FirstPicture).IndexOf(new byte[] { 0xFF, 0xC0 }) + (int)head.FirstPicture;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(frameHeader + 5), 65_000);

        Seal(bytes, head);

        Assert.Contains("16x10", Assert.Throws<PackException>(() => PackReader.Open(new MemoryStream(bytes))).Message);
    }

    [Fact]
    public void Pictures_that_are_not_of_one_size_are_not_packed() =>
        Assert.Throws<PackException>(() => PackWriter.Write(new MemoryStream(), Facts() with { Slots = 2, Sizes = [new PackSize(16, 10)] }, [new MemoryFrames([Small[0], Large[0]])]));

    [Theory]
    [InlineData(0, 5)]
    [InlineData(61, 5)]
    [InlineData(2, 0)]
    [InlineData(2, -1)]
    [InlineData(2, 4_000_001)]
    public void Facts_that_can_not_be_true_are_refused_before_memory_is_taken_for_them(int interval, int slots) =>
        Assert.False((Facts() with { IntervalSeconds = interval, Slots = slots }).ArePlausible);

    private static MemoryStream Pack()
    {
        var stream = new MemoryStream();
        PackWriter.Write(stream, Facts(), [new MemoryFrames(Slots(Small)), new MemoryFrames(Slots(Large))]);
        return stream;
    }

    private static byte[][] Slots(byte[][] pictures) => [pictures[0], pictures[0], pictures[1], pictures[2], pictures[2]];

    private static byte[][] Read(IFrameSet set) => [.. Enumerable.Range(0, set.Count).Select(index => set.Read(index).ToArray())];

    /// <summary>Makes both sums right again, as somebody would who means harm.</summary>
    private static void Seal(byte[] bytes, PackHead head)
    {
        System.Security.Cryptography.SHA256.HashData(bytes.AsSpan((int)head.FirstPicture)).CopyTo(bytes, PackLayout.PicturesDigestOffset);
        PackHead.DigestOf(bytes, bytes[PackLayout.FixedBytes..(int)head.FirstPicture], []).CopyTo(bytes, PackLayout.HeadDigestOffset);
    }

    private static PackFacts Facts() => new()
    {
        Key = "k",
        Path = "/m/é.mkv",
        StoredAt = DateTimeOffset.UnixEpoch,
        IntervalSeconds = 2,
        Slots = 5,
        Sizes = [new PackSize(16, 10), new PackSize(32, 20)],
        ToneMap = "hable",
        MediaSeconds = 9.5,
        AlignmentSeconds = 1.25,
    };
}
