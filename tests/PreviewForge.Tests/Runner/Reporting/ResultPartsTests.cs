using System.Text.Json;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Reporting;

namespace PreviewForge.Tests.Runner.Reporting;

public class ResultPartsTests
{
    [Fact]
    public void A_short_probe_is_one_message() => Assert.Single(ResultParts.Of(Probe(200, "")));

    [Fact]
    public void A_long_probe_is_split_and_names_each_item_once()
    {
        var whole = Probe(200, new string('é', 400));

        var parts = ResultParts.Of(whole).Cast<ProbeResult>().ToList();

        Assert.All(parts, part => Assert.True(Size(part) <= Wire.MaxMessageBytes));
        Assert.All(parts, part => Assert.Equal(whole.DispatchId, part.DispatchId));
        Assert.Equal(whole.Items.Select(item => item.ItemId), parts.SelectMany(part => part.Items).Select(item => item.ItemId));
        Assert.InRange(parts.Count, 2, 16);
    }

    [Fact]
    public void Reasons_have_an_end_and_an_extraction_always_fits()
    {
        var plans = Enumerable.Range(0, 100)
            .Select(i => new PlanResult("s", OutputFormat.Bif, PlanStatus.Failed, new string('x', 4000), $"/m/{i}-" + new string('y', 200), 0, 0, 0));
        var result = new ExtractResult
        {
            DispatchId = Guid.NewGuid(), JobId = Guid.NewGuid(), RunnerId = "r", ItemId = 1, Outcome = ExtractOutcome.Failed,
            Reason = new string('z', 100_000), Plans = [.. plans],
        };

        var sent = Assert.Single(ResultParts.Of(result));

        Assert.True(Size(sent) <= Wire.MaxMessageBytes);
        Assert.Equal(100, Assert.IsType<ExtractResult>(sent).Plans.Count);
    }

    [Fact]
    public void An_extraction_with_more_targets_than_a_message_holds_still_says_how_it_ended()
    {
        var plans = Enumerable.Range(0, 64)
            .Select(i => new PlanResult("s", OutputFormat.Bif, PlanStatus.Published, null, $"/m/{i}-" + new string('y', 800), 320, 180, 9));
        var result = new ExtractResult
        {
            DispatchId = Guid.NewGuid(), JobId = Guid.NewGuid(), RunnerId = "r", ItemId = 1, Outcome = ExtractOutcome.Published, Plans = [.. plans],
        };

        var sent = Assert.IsType<ExtractResult>(Assert.Single(ResultParts.Of(result)));

        Assert.True(Size(sent) <= Wire.MaxMessageBytes);
        Assert.Equal((ExtractOutcome.Published, true), (sent.Outcome, sent.Reason is not null));
    }

    [Fact]
    public void Causes_of_fallbacks_have_an_end_too()
    {
        var attempts = Enumerable.Repeat(new ExtractionAttempt(ExtractionWay.Sparse, "cpu", new string('z', 10_000), 1), 50);
        var result = new ExtractResult
        {
            DispatchId = Guid.NewGuid(), JobId = Guid.NewGuid(), RunnerId = "r", ItemId = 1, Outcome = ExtractOutcome.Published,
            Report = new ExtractionReport { Way = ExtractionWay.FullDecode, Attempts = [.. attempts] },
        };

        var sent = Assert.IsType<ExtractResult>(Assert.Single(ResultParts.Of(result)));

        Assert.True(Size(sent) <= Wire.MaxMessageBytes);
        Assert.Equal(10, sent.Report!.Attempts.Count);
    }

    [Fact]
    public void A_reason_is_not_cut_within_a_character()
    {
        var result = Probe(1, new string('x', 499) + "🎬 and more");

        var sent = Assert.IsType<ProbeResult>(Assert.Single(ResultParts.Of(result)));

        Assert.Equal(new string('x', 499) + "…", sent.Items[0].Reason);
    }

    [Theory]
    [InlineData(50, 200)]
    [InlineData(250, 100)]
    public void A_sweep_names_as_many_paths_as_fit(int length, int named)
    {
        var result = new SweepResult
        {
            DispatchId = Guid.NewGuid(), JobId = Guid.NewGuid(), RunnerId = "r", Removed = 1000, Problem = new string('é', 9000),
            Paths = [.. Enumerable.Range(0, 1000).Select(i => $"/m/{i}-" + new string('x', length))],
            Refusal = new SweepRefusal(SweepStop.TooManyOrphans, new string('é', 9000)),
        };

        var sent = Assert.IsType<SweepResult>(Assert.Single(ResultParts.Of(result)));

        Assert.True(Size(sent) <= Wire.MaxMessageBytes);
        Assert.Equal((1000, named, 501), (sent.Removed, sent.Paths.Count, sent.Problem!.Length));
    }

    private static ProbeResult Probe(int items, string reason) => new()
    {
        DispatchId = Guid.NewGuid(),
        JobId = Guid.NewGuid(),
        RunnerId = "r",
        Items = [.. Enumerable.Range(1, items).Select(id => new ProbedItem(id, ProbeVerdict.NeedsExtraction, reason))],
    };

    private static int Size(RunnerResult result) => JsonSerializer.SerializeToUtf8Bytes(result, Wire.Default.RunnerResult).Length;
}
