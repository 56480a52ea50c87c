using PreviewForge.Contracts;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Intake;

public sealed class MessagePumpTests : IAsyncDisposable
{
    private readonly IntakeRig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task More_urgent_messages_are_taken_first_however_late_they_come()
    {
        var (low, normal, high, last) = (Works.Extract(), Works.Extract(), Works.Extract(), Works.Extract());
        _rig.Processor.Waits = true;
        _rig.Queues.Put(QueueNames.ExtractNormal, normal);
        _rig.Queues.Put(QueueNames.ExtractLow, low);
        _ = _rig.RunExtractionsAsync(workers: 1);
        await _rig.UntilAsync(() => _rig.Processor.Begun.Count == 1);
        _rig.Queues.Put(QueueNames.ExtractNormal, last);
        _rig.Queues.Put(QueueNames.ExtractHigh, high);

        foreach (var work in new[] { normal, high, last, low })
        {
            await _rig.UntilAsync(() => _rig.Processor.Begun.Contains(work.DispatchId));
            _rig.Processor.Finish(work.DispatchId);
        }

        Assert.Equal(new[] { normal, high, last, low }.Select(work => work.DispatchId), _rig.Processor.Begun);
    }

    [Fact]
    public async Task No_more_messages_are_taken_than_workers_are_free()
    {
        _rig.Processor.Waits = true;
        for (var i = 0; i < 5; i++)
        {
            _rig.Queues.Put(QueueNames.ExtractNormal, Works.Extract());
        }

        _ = _rig.RunExtractionsAsync(workers: 2);
        await _rig.UntilAsync(() => _rig.Processor.Begun.Count == 2);
        await _rig.UntilAsync(() => _rig.Time.GetUtcNow() > _rig.Time.Start + TimeSpan.FromSeconds(10));

        Assert.Equal(2, _rig.Processor.Begun.Count);
        Assert.Equal(2, _rig.Queues.Journal.Count(entry => entry == $"receive {QueueNames.ExtractNormal}"));
    }

    [Fact]
    public async Task Probes_are_answered_while_every_extraction_worker_is_busy()
    {
        var probe = Works.Probe();
        _rig.Processor.Waits = true;
        _rig.Queues.Put(QueueNames.ExtractHigh, Works.Extract());
        _rig.Queues.Put(QueueNames.ExtractHigh, Works.Extract());
        _ = _rig.RunExtractionsAsync(workers: 1);
        _ = _rig.RunAsync(QueueNames.ProbesByPriority, new WorkerPool(1));
        await _rig.UntilAsync(() => _rig.Processor.Begun.Count == 1);

        _rig.Queues.Put(QueueNames.ProbeLow, probe);

        await _rig.UntilAsync(() => _rig.Queues.Results.Any(result => result.DispatchId == probe.DispatchId));
    }

    [Fact]
    public async Task A_paused_intake_takes_nothing_and_goes_on_when_it_may()
    {
        _rig.Gate.Pause(true);
        _rig.Queues.Put(QueueNames.ExtractNormal, Works.Extract());
        _ = _rig.RunExtractionsAsync(workers: 1);
        await _rig.UntilAsync(() => _rig.Time.GetUtcNow() > _rig.Time.Start + TimeSpan.FromSeconds(10));
        Assert.Empty(_rig.Queues.Journal);

        _rig.Gate.Pause(false);

        await _rig.UntilAsync(() => _rig.Queues.Results.Count == 1);
    }

    [Fact]
    public async Task An_outage_is_waited_out()
    {
        _rig.Queues.IsDown = true;
        _ = _rig.RunExtractionsAsync(workers: 1);
        await _rig.UntilAsync(() => _rig.Time.GetUtcNow() > _rig.Time.Start + TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(2));
        _rig.Queues.IsDown = false;

        _rig.Queues.Put(QueueNames.ExtractNormal, Works.Extract());

        await _rig.UntilAsync(() => _rig.Queues.Results.Count == 1);
    }

    [Fact]
    public async Task A_failure_that_nobody_expected_doesnt_end_the_intake()
    {
        _rig.Queues.Breaks = new FormatException("no XML");
        var running = _rig.RunExtractionsAsync(workers: 1);
        await _rig.UntilAsync(() => _rig.Time.GetUtcNow() > _rig.Time.Start + TimeSpan.FromSeconds(10));
        Assert.False(running.IsCompleted);
        _rig.Queues.Breaks = null;

        _rig.Queues.Put(QueueNames.ExtractNormal, Works.Extract());

        await _rig.UntilAsync(() => _rig.Queues.Results.Count == 1);
    }

    [Fact]
    public async Task Told_to_stop_it_finishes_what_is_in_hand_and_takes_nothing_more()
    {
        var (inHand, waiting) = (Works.Extract(), Works.Extract());
        _rig.Processor.Waits = true;
        _rig.Queues.Put(QueueNames.ExtractNormal, inHand);
        var running = _rig.RunExtractionsAsync(workers: 1);
        await _rig.UntilAsync(() => _rig.Processor.Begun.Count == 1);

        _rig.Stop();
        _rig.Queues.Put(QueueNames.ExtractNormal, waiting);
        Assert.False(running.IsCompleted);
        _rig.Processor.Finish(inHand.DispatchId);
        await running;

        Assert.Equal([inHand.DispatchId], _rig.Queues.Results.Select(result => result.DispatchId));
        Assert.Single(_rig.Queues.Bodies(QueueNames.ExtractNormal));
    }

    [Fact]
    public async Task An_empty_queue_is_asked_ever_more_seldom_down_to_every_two_seconds()
    {
        _ = _rig.RunAsync(["q"], new WorkerPool(1));

        await _rig.Time.AdvanceWaitersAsync(TimeSpan.FromSeconds(63), TimeSpan.FromMilliseconds(50));
        await _rig.Time.SomebodyWaitsAsync();

        // 0, 0.1, 0.3, 0.7, 1.5 s, and then every 2 s.
        Assert.InRange(_rig.Queues.Journal.Count, 30, 37);
    }
}
