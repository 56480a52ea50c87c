using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PreviewForge.Previews.Bif;
using PreviewForge.Previews.Frames;
using Interval = PreviewForge.Previews.Interval;

namespace PreviewForge.Tests.Previews.Bif;

public sealed class BifWriterTests
{
    private static readonly byte[] TinyJpeg = [0xFF, 0xD8, 0xFF];

    [Fact]
    public void Three_pictures_every_five_seconds_give_the_reference_file_byte_for_byte()
    {
        var expected = Convert.FromHexString(
            "894249460D0A1A0A" + "00000000" + "03000000" + "88130000" + new string('0', 88)
            + "0000000060000000" + "0100000063000000" + "0200000066000000" + "FFFFFFFF69000000"
            + "FFD8FF" + "FFD8FF" + "FFD8FF");

        Assert.Equal(expected, Write(5, TinyJpeg, TinyJpeg, TinyJpeg));
    }

    [Fact]
    public void No_picture_gives_a_legal_file_of_72_bytes_whose_closing_entry_points_at_its_end()
    {
        var bif = Write(10);

        Assert.Equal(72, bif.Length);
        Assert.Equal(72u, BitConverter.ToUInt32(bif, 68));
    }

    [Property]
    public Property What_is_written_is_read_back_unchanged() => Prop.ForAll(
        Gen.ArrayOf(Gen.ArrayOf(ArbMap.Default.GeneratorFor<byte>())).ToArbitrary(),
        Gen.Choose(1, 60).ToArbitrary(),
        (tails, seconds) =>
        {
            var pictures = tails.Select(tail => (byte[])[0xFF, 0xD8, .. tail]).ToArray();
            var bif = Write(seconds, pictures);
            using var reader = BifReader.Open(new MemoryStream(bif));

            Assert.Equal(TimeSpan.FromSeconds(seconds), reader.File.Multiplier);
            Assert.Equal(0u, reader.File.Version);
            Assert.Equal(bif.Length, reader.File.FileBytes);
            Assert.Equal(pictures, Enumerable.Range(0, reader.File.Images.Count).Select(reader.ReadImage));
            Assert.Equal(bif, Write(seconds, pictures));
        });

    [Fact]
    public void A_file_that_was_not_completed_is_no_BIF()
    {
        var stream = new MemoryStream();
        new BifWriter(stream, Interval.FromSeconds(10), 1).Append(TinyJpeg);

        Assert.Throws<BifFormatException>(() => BifReader.Open(stream));
    }

    [Fact]
    public void More_or_fewer_pictures_than_announced_are_refused()
    {
        var writer = new BifWriter(new MemoryStream(), Interval.FromSeconds(10), 1);

        Assert.Throws<InvalidOperationException>(writer.Complete);
        writer.Append(TinyJpeg);
        Assert.Throws<InvalidOperationException>(() => writer.Append(TinyJpeg));
    }

    [Fact]
    public void A_picture_that_is_no_JPEG_is_refused()
    {
        var writer = new BifWriter(new MemoryStream(), Interval.FromSeconds(10), 1);

        Assert.Throws<BifFormatException>(() => writer.Append("PNG"u8));
    }

    [Fact]
    public void A_file_never_outgrows_its_32_bit_offsets()
    {
        var picture = new byte[64 * 1024 * 1024];
        (picture[0], picture[1]) = (0xFF, 0xD8);
        var writer = new BifWriter(new Abyss(), Interval.FromSeconds(1), 64);
        for (var i = 0; i < 63; i++)
        {
            writer.Append(picture);
        }

        var e = Assert.Throws<BifFormatException>(() => writer.Append(picture));
        Assert.True(e.IsTooLarge);
        writer.Append(picture.AsSpan(0, picture.Length - (64 + 8 * 65) - 1));
        writer.Complete();
    }

    [Fact]
    public void Cancelling_stops_between_two_pictures()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            BifWriter.Write(new MemoryStream(), Interval.FromSeconds(1), new MemoryFrames([TinyJpeg]), cancel.Token));
    }

    internal static byte[] Write(int seconds, params byte[][] pictures)
    {
        var stream = new MemoryStream();
        BifWriter.Write(stream, Interval.FromSeconds(seconds), new MemoryFrames(pictures), CancellationToken.None);
        return stream.ToArray();
    }

    /// <summary>Takes any number of bytes and keeps none.</summary>
    private sealed class Abyss : Stream
    {
        private long _length;

        public override bool CanRead => false;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position { get; set; }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Position += buffer.Length;
            _length = Math.Max(_length, Position);
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
