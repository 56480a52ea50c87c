using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Probe;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Publishing;
using PreviewForge.Tests.Runner.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace PreviewForge.Tests.Runner.Probe;

public sealed class ProbeTests : IDisposable
{
    private readonly ExtractionRig _rig = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Each_item_of_a_batch_gets_its_verdict()
    {
        var done = _rig.Copy(await TestMedia.ClockAsync(3), "done.mkv");
        await _rig.ProcessAsync(done, Plan("done"));
        await File.WriteAllTextAsync(_rig.InFolder("empty.mkv"), "", Token);
        _rig.Copy(done, "new.mkv");
        string[] names = ["done", "new", "none", "empty"];

        var result = await ProbeAsync(Works.Probe(
            [.. names.Select((name, i) => new WorkItem(i, _rig.InFolder(name + ".mkv"), [Plan(name)])), new WorkItem(9, _rig.Folder, [Plan("x")])]));

        Assert.Equal(
            [
                ProbeVerdict.Fresh, ProbeVerdict.NeedsExtraction, ProbeVerdict.SourceMissing, ProbeVerdict.SourceUnreadable,
                ProbeVerdict.SourceUnreadable,
            ],
            result.Items.OrderBy(item => item.ItemId).Select(item => item.Verdict));
    }

    [Fact]
    public async Task A_changed_video_needs_extraction_and_so_does_a_forced_one()
    {
        var clip = _rig.Copy(await TestMedia.ClockAsync(3), "a.mkv");
        await _rig.ProcessAsync(clip, Plan("a"));
        var work = Works.Probe(new WorkItem(1, clip, [Plan("a")]));
        Assert.Equal(ProbeVerdict.Fresh, (await ProbeAsync(work)).Items[0].Verdict);

        Assert.Equal(ProbeVerdict.NeedsExtraction, (await ProbeAsync(work with { Force = true })).Items[0].Verdict);
        await File.AppendAllTextAsync(clip, "x", Token);
        Assert.Equal(ProbeVerdict.NeedsExtraction, (await ProbeAsync(work)).Items[0].Verdict);
    }

    [Fact]
    public async Task A_batch_of_two_hundred_is_answered_in_order()
    {
        var work = Works.Probe([.. Enumerable.Range(0, 200).Select(i => new WorkItem(i, _rig.InFolder($"{i}.mkv"), [Plan($"{i}")]))]);

        Assert.Equal(Enumerable.Range(0, 200).Select(i => (long)i), (await ProbeAsync(work)).Items.Select(item => item.ItemId));
    }

    [Fact]
    public async Task A_call_that_never_returns_is_abandoned_and_keeps_its_lane()
    {
        using var never = new ManualResetEventSlim();
        var time = new FakeTimeProvider();
        var calls = new AbandonableCalls(lanes: 1, TimeSpan.FromSeconds(30), time);
        var begun = new TaskCompletionSource();
        var hung = calls.RunAsync(
            () =>
            {
                begun.SetResult();
                never.Wait(Token);
                return 0;
            },
            Token);
        await begun.Task;
        time.Advance(TimeSpan.FromSeconds(31));
        await Assert.ThrowsAsync<TimeoutException>(() => hung);

        var next = calls.RunAsync(() => 1, Token);
        time.Advance(TimeSpan.FromSeconds(61));
        await Assert.ThrowsAsync<TimeoutException>(() => next);

        never.Set();
        Assert.Equal(2, await calls.RunAsync(() => 2, Token));
    }

    private OutputPlan Plan(string name) => Works.Bif(_rig.InFolder(name + ".bif"), 320, 2);

    private Task<ProbeResult> ProbeAsync(ProbeWork work)
    {
        var files = new PhysicalFileSystem();
        return new ProbeProcessor(new ItemProbe(new FreshnessProbe(files), files), _rig.Options, TimeProvider.System).ProcessAsync(work, Token);
    }
}
