using PreviewForge.GpuRunner.Extraction;

namespace PreviewForge.Tests.Runner.Extraction;

public class ProgressReaderTests
{
    [Fact]
    public void A_block_is_reported_when_it_is_complete()
    {
        var seen = Read("frame=3", "out_time_us=20000000", "out_time=00:00:20.000000", "speed= 4.5x", "progress=continue");

        Assert.Equal([new ExtractionProgress(TimeSpan.FromSeconds(20), 4.5)], seen);
    }

    [Fact]
    public void An_unknown_speed_keeps_the_last_one()
    {
        var seen = Read("out_time_us=1000000", "speed=2x", "progress=continue", "out_time_us=2000000", "speed=N/A", "progress=end");

        Assert.Equal(new ExtractionProgress(TimeSpan.FromSeconds(2), 2), seen[^1]);
    }

    [Fact]
    public void Nonsense_is_ignored()
    {
        var seen = Read("out_time_us=N/A", "out_time_us=-577014:32:22.77", "=", "", "speed=nanx", "speed=infx", "progress=end");

        Assert.Equal([new ExtractionProgress(TimeSpan.Zero, 0)], seen);
    }

    private static List<ExtractionProgress> Read(params string[] lines)
    {
        var seen = new List<ExtractionProgress>();
        var reader = new ProgressReader(seen.Add);
        foreach (var line in lines)
        {
            reader.Read(line);
        }

        return seen;
    }
}
