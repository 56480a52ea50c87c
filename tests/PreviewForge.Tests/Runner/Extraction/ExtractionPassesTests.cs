using PreviewForge.GpuRunner.Extraction;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Extraction;

public class ExtractionPassesTests
{
    [Theory]
    [InlineData("10", "10")]
    [InlineData("2 10", "2 10")]
    [InlineData("4 6", "4 6")] // Together a picture every 2 s, apart one every 2.4 s: not worth a second look at the file.
    [InlineData("7 10", "7|10")]
    [InlineData("10 7 20", "7|10 20")]
    [InlineData("59 60", "59|60")]
    [InlineData("2 7 10", "2 7 10")]
    [InlineData("1 7 10", "1 7 10")]
    public void Intervals_are_made_together_unless_that_makes_far_more_pictures(string intervals, string expected)
    {
        var plans = intervals.Split(' ').Select(interval => Works.Bif($"/m/{interval}.bif", interval: int.Parse(interval))).ToList();

        var passes = ExtractionPasses.Of(plans);

        Assert.Equal(expected, string.Join('|', passes.Select(pass => string.Join(' ', pass.Select(plan => plan.IntervalSeconds)))));
    }
}
