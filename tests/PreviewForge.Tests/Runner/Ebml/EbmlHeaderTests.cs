using System.Buffers;
using PreviewForge.GpuRunner.Extraction.Ebml;

namespace PreviewForge.Tests.Runner.Ebml;

public class EbmlHeaderTests
{
    [Theory]
    [InlineData("EC80", 0xEC, 0, 2)]
    [InlineData("EC8A", 0xEC, 10, 2)]
    [InlineData("EC400A", 0xEC, 10, 3)] // A size may be longer than it must be.
    [InlineData("42868101", 0x4286, 1, 3)]
    [InlineData("1A45DFA3A3", 0x1A45DFA3, 35, 5)]
    [InlineData("1F43B67501FFFFFFFFFFFFFE", 0x1F43B675, (1L << 56) - 2, 12)]
    [InlineData("1F43B675FF", 0x1F43B675, EbmlHeader.UnknownSize, 5)]
    [InlineData("1F43B67501FFFFFFFFFFFFFF", 0x1F43B675, EbmlHeader.UnknownSize, 12)]
    [InlineData("EC7FFF", 0xEC, EbmlHeader.UnknownSize, 3)]
    public void A_header_has_an_id_and_a_size_of_their_own_lengths(string hex, uint id, long size, int length)
    {
        var status = EbmlHeader.Read(Convert.FromHexString(hex), out var header);

        Assert.Equal((OperationStatus.Done, new EbmlHeader(id, size, length)), (status, header));
    }

    [Fact]
    public void A_header_that_goes_on_needs_more_data_wherever_it_is_cut()
    {
        var whole = Convert.FromHexString("1F43B67501FFFFFFFFFFFFFE");

        Assert.All(Enumerable.Range(0, whole.Length), length =>
            Assert.Equal(OperationStatus.NeedMoreData, EbmlHeader.Read(whole.AsSpan(0, length), out _)));
    }

    [Theory]
    [InlineData("0842868101")]
    [InlineData("0000000000")]
    [InlineData("EC00000000000000000000")]
    public void An_id_of_five_bytes_or_a_size_of_nine_is_no_header(string hex) =>
        Assert.Equal(OperationStatus.InvalidData, EbmlHeader.Read(Convert.FromHexString(hex), out _));

    [Theory]
    [InlineData("", 0UL)]
    [InlineData("01", 1UL)]
    [InlineData("0F4240", 1_000_000UL)]
    [InlineData("FFFFFFFFFFFFFFFF", ulong.MaxValue)]
    [InlineData("000000000000000001", null)]
    public void A_number_is_as_long_as_its_element(string hex, ulong? value) =>
        Assert.Equal(value, EbmlNumber.Unsigned(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("", 0.0)]
    [InlineData("3F800000", 1.0)]
    [InlineData("4093480000000000", 1234.0)]
    [InlineData("7FC00000", null)]
    [InlineData("7FF0000000000000", null)]
    [InlineData("3F80", null)]
    public void A_float_has_four_or_eight_bytes_and_is_finite(string hex, double? value) =>
        Assert.Equal(value, EbmlNumber.Float(Convert.FromHexString(hex)));
}
