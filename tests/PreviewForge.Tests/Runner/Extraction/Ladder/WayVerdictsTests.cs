using Microsoft.Extensions.Time.Testing;
using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Ladder;

namespace PreviewForge.Tests.Runner.Extraction.Ladder;

public class WayVerdictsTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_way_that_failed_three_times_in_a_row_rests_for_an_hour()
    {
        var verdicts = new WayVerdicts(_time);
        verdicts.Failed(Kind("av1"));
        verdicts.Failed(Kind("av1"));
        Assert.True(verdicts.IsWorthTrying(Kind("av1")));

        verdicts.Failed(Kind("av1"));

        Assert.False(verdicts.IsWorthTrying(Kind("av1")));
        Assert.True(verdicts.IsWorthTrying(Kind("vp9")));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.True(verdicts.IsWorthTrying(Kind("av1")));
    }

    [Fact]
    public void A_success_wipes_the_failures_out()
    {
        var verdicts = new WayVerdicts(_time);
        verdicts.Failed(Kind("av1"));
        verdicts.Failed(Kind("av1"));
        verdicts.Succeeded(Kind("av1"));
        verdicts.Failed(Kind("av1"));

        Assert.True(verdicts.IsWorthTrying(Kind("av1")));
    }

    [Fact]
    public void Of_very_many_kinds_the_oldest_is_forgotten()
    {
        var verdicts = new WayVerdicts(_time);
        for (var i = 0; i < 3; i++)
        {
            verdicts.Failed(Kind("first"));
        }

        for (var i = 0; i < 512; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            verdicts.Failed(Kind($"{i}"));
        }

        Assert.True(verdicts.IsWorthTrying(Kind("first")));
    }

    [Theory]
    [InlineData(true, MediaKind.Matroska, "h264", "Sparse KeyframePass FullDecode")]
    [InlineData(true, MediaKind.Mp4, "h264", "Sparse KeyframeReads FullDecode")]
    [InlineData(false, MediaKind.Mp4, null, "KeyframeReads FullDecode")]
    [InlineData(false, null, null, "KeyframePass FullDecode")]
    [InlineData(true, MediaKind.Matroska, "av1", "Sparse FullDecode")]
    [InlineData(true, MediaKind.Matroska, "vp9", "Sparse FullDecode")]
    [InlineData(true, MediaKind.Mp4, "av1", "Sparse KeyframeReads FullDecode")]
    public void The_ways_follow_from_index_container_and_codec(bool hasIndex, MediaKind? container, string? codec, string expected) => Assert.Equal(
        expected, Ways(new LadderFacts(WaySetting.Auto, hasIndex, AreKeyframesFarApart: false, (MediaContainer?)container, codec)));

    [Fact]
    public void Where_keyframes_are_too_far_apart_everything_is_decoded_at_once() => Assert.Equal(
        "FullDecode", Ways(new LadderFacts(WaySetting.Auto, HasIndex: false, AreKeyframesFarApart: true, MediaContainer.Matroska, "h264")));

    [Fact]
    public void An_operator_may_choose()
    {
        var facts = new LadderFacts(WaySetting.Sparse, HasIndex: true, AreKeyframesFarApart: false, MediaContainer.Matroska, "h264");

        Assert.Equal("Sparse", Ways(facts));
        Assert.Equal("KeyframePass FullDecode", Ways(facts with { Setting = WaySetting.Keyframes }));
        Assert.Equal("FullDecode", Ways(facts with { Setting = WaySetting.Full }));
    }

    /// <summary>The containers, for theories, which must be public.</summary>
    public enum MediaKind
    {
        Matroska = MediaContainer.Matroska,
        Mp4 = MediaContainer.Mp4,
    }

    private static string Ways(LadderFacts facts) => string.Join(' ', WayChooser.Ways(facts));

    private static VideoKind Kind(string codec) => new(ExtractionWay.Sparse, "cpu", MediaContainer.Matroska, codec);
}
