using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Jobs.Results;

namespace PreviewForge.Tests.App.Jobs.Results;

public class ExtractionTextTests
{
    [Fact]
    public void A_sparse_extraction_is_told_in_a_line() =>
        Assert.Equal("sparse, 12.3 MB of 4.1 GB read, 361 keyframes, within 9.8 s", ExtractionText.Summary(SampleReports.Sparse));

    [Fact]
    public void A_fallback_is_told_with_its_cause() => Assert.Equal(
        "keyframe pass, 4.1 GB of 4.1 GB read, 720 pictures decoded, within 1.5 s, after sparse: The index is cut off.", ExtractionText.Summary(SampleReports.Detour));

    [Fact]
    public void A_GPU_is_named_and_so_is_the_last_cause()
    {
        var report = SampleReports.Detour with
        {
            Attempts = [.. SampleReports.Detour.Attempts, new ExtractionAttempt(ExtractionWay.KeyframePass, "pci-0000:03:00.0", "The driver is gone.", 1)],
        };

        Assert.Equal("Made by keyframe pass, because keyframe pass on pci-0000:03:00.0 was not enough: The driver is gone.", ExtractionText.Detour(report));
    }

    [Fact]
    public void Pictures_that_were_used_again_say_whose_they_are() => Assert.Equal(
        "pictures of the frame cache, 0 bytes of 4.1 GB read",
        ExtractionText.Summary(new ExtractionReport { Way = ExtractionWay.Reuse, ReusedFrom = "the frame cache", SourceBytes = 4_100_000_000 }));

    [Fact]
    public void The_cheapest_way_needs_no_reason()
    {
        Assert.Null(ExtractionText.Detour(null));
        Assert.Null(ExtractionText.Detour(SampleReports.Sparse));
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(999, "999 bytes")]
    [InlineData(999_949, "999.9 kB")]
    [InlineData(999_960, "1 MB")]
    [InlineData(long.MaxValue, "9223372 TB")]
    public void Bytes_are_told_in_decimal_units(long bytes, string expected) => Assert.Equal(expected, ExtractionText.Bytes(bytes));
}
