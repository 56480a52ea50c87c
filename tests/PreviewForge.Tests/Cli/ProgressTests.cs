using Microsoft.Extensions.Time.Testing;
using PreviewForge.Cli.Preview;

namespace PreviewForge.Tests.Cli;

public class ProgressTests
{
    [Fact]
    public void The_rate_and_the_remaining_time_follow_from_what_was_done_lately()
    {
        var time = new FakeTimeProvider();
        var meter = new ProgressMeter(time);
        meter.Report(0, 100);
        time.Advance(TimeSpan.FromSeconds(10));
        meter.Report(20, 100);

        Assert.Equal(2, meter.Rate, precision: 3);
        Assert.Equal(TimeSpan.FromSeconds(40), meter.Remaining);
    }

    [Fact]
    public void Nothing_done_means_no_estimate()
    {
        var meter = new ProgressMeter(new FakeTimeProvider());
        meter.Report(0, 100);

        Assert.Null(meter.Remaining);
    }

    [Fact]
    public void What_is_counted_twice_leaves_no_time_rather_than_less_than_none()
    {
        var time = new FakeTimeProvider();
        var meter = new ProgressMeter(time);
        meter.Report(0, 3);
        time.Advance(TimeSpan.FromSeconds(2));
        meter.Report(4, 3);

        Assert.Equal(TimeSpan.Zero, meter.Remaining);
    }

    [Fact]
    public void A_begun_file_counts_by_its_share()
    {
        var snapshot = new JobSnapshot("", Done: 1, Total: 4, Failed: 0, 0, null, [new FileSnapshot("a", 0.5, "", null)]);

        Assert.Equal(0.375, snapshot.Share);
    }

    [Fact]
    public void A_line_shows_the_whole_and_every_file_in_hand()
    {
        var file = new FileSnapshot("b\u001b[31m.mkv", 0.25, "12.0x", TimeSpan.FromSeconds(7));
        var snapshot = new JobSnapshot("", Done: 3, Total: 8, Failed: 1, Rate: 0.5, TimeSpan.FromSeconds(75), [file]);

        Assert.Equal(
            "3/8 files, 1 failed, 30.0/min, ETA 1m 15s; b\uFFFD[31m.mkv 25 % 12.0x ETA 7s", PlainProgress.Line(snapshot));
    }

    [Theory]
    [InlineData(0.4, "0s")]
    [InlineData(59, "59s")]
    [InlineData(185, "3m 05s")]
    [InlineData(7800, "2h 10m")]
    public void Durations_read_well(double seconds, string text) =>
        Assert.Equal(text, PreviewText.Duration(TimeSpan.FromSeconds(seconds)));
}
