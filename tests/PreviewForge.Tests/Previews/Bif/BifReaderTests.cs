using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PreviewForge.Previews.Bif;

namespace PreviewForge.Tests.Previews.Bif;

public sealed class BifReaderTests
{
    private static readonly byte[] Picture = [0xFF, 0xD8, 1, 2, 3];

    [Fact]
    public void A_multiplier_of_zero_means_one_second()
    {
        using var reader = Open(bif => Put(bif, 16, 0));

        Assert.Equal(TimeSpan.FromSeconds(1), reader.File.Multiplier);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void An_image_number_outside_the_file_is_refused(int index)
    {
        using var reader = Open(_ => { });

        Assert.Throws<ArgumentOutOfRangeException>(() => reader.ReadImage(index));
    }

    public static TheoryData<string, Action<byte[]>> Lies => new()
    {
        { "wrong magic", bif => bif[0] = 0 },
        { "four billion images", bif => Put(bif, 12, uint.MaxValue) },
        { "more images than fit", bif => Put(bif, 12, 4_000_000) },
        { "one image more than there is", bif => Put(bif, 12, 4) },
        { "no closing entry", bif => Put(bif, 64 + 8 * 3, 7) },
        { "descending offsets", bif => Put(bif, 64 + 8 + 4, 90) },
        { "first image within the index", bif => Put(bif, 64 + 4, 64) },
        { "an image beyond the end", bif => Put(bif, 64 + 8 * 3 + 4, 5_000) },
        { "descending times", bif => Put(bif, 64 + 8, 0) },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public void A_file_that_lies_about_itself_is_refused(string lie, Action<byte[]> forge)
    {
        Assert.NotEmpty(lie);
        Assert.Throws<BifFormatException>(() => Open(forge));
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused()
    {
        var bif = BifWriterTests.Write(10, Picture, Picture, Picture);

        for (var length = 0; length < bif.Length; length++)
        {
            Assert.Throws<BifFormatException>(() => BifReader.Open(new MemoryStream(bif[..length])));
        }
    }

    [Fact]
    public void An_image_that_is_no_JPEG_is_refused_when_it_is_read()
    {
        using var reader = Open(bif => bif[96] = 0);

        Assert.Throws<BifFormatException>(() => reader.ReadImage(0));
        Assert.Equal(Picture, reader.ReadImage(1));
    }

    [Fact]
    public void A_table_that_announces_millions_of_images_costs_no_memory()
    {
        var bif = new byte[72];
        BifWriterTests.Write(10).CopyTo(bif, 0);
        Put(bif, 12, 900_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<BifFormatException>(() => BifReader.Open(new MemoryStream(bif)));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void A_huge_image_in_a_sparse_file_is_not_read_into_memory()
    {
        using var reader = BifReader.Open(new Sparse(BifWriterTests.Write(10, Picture)));

        Assert.Throws<BifFormatException>(() => reader.ReadImage(0));
    }

    [Property(MaxTest = 2000)]
    public Property Damaged_files_are_read_or_refused_and_nothing_else() => Prop.ForAll(
        Gen.ArrayOf(Gen.Choose(0, 110).Zip(ArbMap.Default.GeneratorFor<byte>(), (at, value) => (at, value))).ToArbitrary(),
        Gen.Choose(0, 130).ToArbitrary(),
        (changes, length) =>
        {
            var bif = BifWriterTests.Write(10, Picture, Picture, Picture);
            foreach (var (at, value) in changes)
            {
                bif[at] = value;
            }

            ReadAll([.. bif.Take(length)]);
        });

    private static void ReadAll(byte[] bytes)
    {
        try
        {
            using var reader = BifReader.Open(new MemoryStream(bytes));
            for (var i = 0; i < reader.File.Images.Count; i++)
            {
                reader.ReadImage(i);
            }
        }
        catch (BifFormatException)
        {
        }
    }

    private static BifReader Open(Action<byte[]> forge)
    {
        var bif = BifWriterTests.Write(10, Picture, Picture, Picture);
        forge(bif);
        return BifReader.Open(new MemoryStream(bif));
    }

    private static void Put(byte[] bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);

    /// <summary>Says that it is almost 4 GiB long, as its closing entry does.</summary>
    private sealed class Sparse : MemoryStream
    {
        public Sparse(byte[] bif)
            : base(bif) => Put(bif, 64 + 8 + 4, 4_000_000_000);

        public override long Length => 4_000_000_000;
    }
}
