using PreviewForge.Contracts;
using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Intake;

public sealed class MessageHandlerTests : IAsyncDisposable
{
    private const string Queue = QueueNames.ExtractNormal;
    private const string Probes = QueueNames.ProbeNormal;

    private readonly IntakeRig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task The_answer_is_sent_before_the_message_is_deleted()
    {
        _rig.Queues.Put(Queue, Works.Extract());

        await _rig.HandleNextAsync(Queue);

        Assert.Equal([$"receive {Queue}", "send runner-results", "delete 1"], _rig.Queues.Journal);
    }

    [Fact]
    public async Task A_fourth_delivery_is_answered_as_failed_and_kept_in_the_poison_queue()
    {
        var work = Works.Extract();
        _rig.Queues.Put(Queue, work, deliveries: 3);

        await _rig.HandleNextAsync(Queue);

        var result = Assert.IsType<ExtractResult>(Assert.Single(_rig.Queues.Results));
        Assert.Equal((work.DispatchId, ExtractOutcome.Failed), (result.DispatchId, result.Outcome));
        Assert.Contains("3 times", result.Reason);
        Assert.Single(_rig.Queues.Bodies(Queue + "-poison"));
        Assert.Empty(_rig.Queues.Bodies(Queue));
        Assert.Empty(_rig.Processor.Begun);
    }

    [Fact]
    public async Task A_third_delivery_is_still_worked_on()
    {
        _rig.Queues.Put(Queue, Works.Extract(), deliveries: 2);

        await _rig.HandleNextAsync(Queue);

        Assert.Single(_rig.Processor.Begun);
    }

    [Fact]
    public async Task A_message_that_makes_no_sense_goes_to_the_poison_queue_as_it_is()
    {
        _rig.Queues.Put(Queue, "%%% no message");

        await _rig.HandleNextAsync(Queue);

        Assert.Equal(["%%% no message"], _rig.Queues.Bodies(Queue + "-poison"));
        Assert.Empty(_rig.Queues.Results);
        Assert.Empty(_rig.Queues.Bodies(Queue));
    }

    [Fact]
    public async Task A_message_of_a_newer_schema_is_answered_when_its_ids_can_be_read()
    {
        _rig.Queues.Put(Queue, """
            {"schemaVersion":9,"kind":"transcribe","dispatchId":"11111111-1111-1111-1111-111111111111",
             "jobId":"22222222-2222-2222-2222-222222222222","item":{"itemId":7}}
            """);

        await _rig.HandleNextAsync(Queue);

        var result = Assert.IsType<ExtractResult>(Assert.Single(_rig.Queues.Results));
        Assert.Equal((7, ExtractOutcome.Failed), (result.ItemId, result.Outcome));
        Assert.Contains("Update the runner", result.Reason);
        Assert.Single(_rig.Queues.Bodies(Queue + "-poison"));
    }

    [Theory]
    [InlineData("\"roots\":[]", "names no root")]
    [InlineData("\"roots\":7", "no work that this runner knows")]
    [InlineData("\"schemaVersion\":9", "Update the runner")]
    public async Task A_sweep_that_is_not_understood_is_answered_as_a_sweep(string member, string reason)
    {
        _rig.Queues.Put(Probes, $$"""
            {"kind":"sweep","dispatchId":"11111111-1111-1111-1111-111111111111","jobId":"22222222-2222-2222-2222-222222222222",{{member}}}
            """);

        await _rig.HandleNextAsync(Probes);

        var refusal = Assert.IsType<SweepResult>(Assert.Single(_rig.Queues.Results)).Refusal;
        Assert.Equal(SweepStop.Failed, refusal?.Cause);
        Assert.Contains(reason, refusal!.Reason, StringComparison.Ordinal);
        Assert.Single(_rig.Queues.Bodies(Probes + "-poison"));
    }

    [Fact]
    public async Task A_fourth_delivery_of_a_sweep_is_answered_as_failed()
    {
        _rig.Queues.Put(Probes, Works.Sweep(), deliveries: 3);

        await _rig.HandleNextAsync(Probes);

        Assert.Equal(SweepStop.Failed, Assert.IsType<SweepResult>(Assert.Single(_rig.Queues.Results)).Refusal?.Cause);
        Assert.Empty(_rig.Processor.Begun);
    }

    [Fact]
    public async Task A_sweep_of_an_hour_keeps_its_message_and_stops_when_its_job_is_cancelled()
    {
        var work = Works.Sweep();
        _rig.Processor.Waits = true;
        _rig.Queues.Put(Probes, work);
        var handling = _rig.HandleNextAsync(Probes);

        for (var second = 0; second < 3600; second += 5)
        {
            _rig.Time.Advance(TimeSpan.FromSeconds(5));
            Assert.Null(await _rig.Queues.ReceiveAsync(Probes, Lease.Length, TestContext.Current.CancellationToken));
        }

        Assert.False(handling.IsCompleted);
        _rig.InFlight.SetCancelledJobs([work.JobId]);
        await handling.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal(SweepStop.Cancelled, Assert.IsType<SweepResult>(Assert.Single(_rig.Queues.Results)).Refusal?.Cause);
        Assert.Empty(_rig.Queues.Bodies(Probes));
    }

    [Fact]
    public async Task Work_of_a_job_that_is_cancelled_already_is_not_begun()
    {
        var work = Works.Extract();
        _rig.InFlight.SetCancelledJobs([work.JobId]);
        _rig.Queues.Put(Queue, work);

        await _rig.HandleNextAsync(Queue);

        Assert.Equal(ExtractOutcome.Cancelled, Assert.IsType<ExtractResult>(Assert.Single(_rig.Queues.Results)).Outcome);
        Assert.Empty(_rig.Processor.Begun);
        Assert.Empty(_rig.Queues.Bodies(Queue));
    }

    [Fact]
    public async Task Cancelling_a_job_stops_its_work_in_hand_and_no_other()
    {
        var (mine, other) = (Works.Extract(), Works.Extract());
        _rig.Processor.Waits = true;
        _rig.Queues.Put(Queue, mine);
        _rig.Queues.Put(Queue, other);
        var cancelled = _rig.HandleNextAsync(Queue);
        var untouched = _rig.HandleNextAsync(Queue);

        _rig.InFlight.SetCancelledJobs([mine.JobId]);
        await cancelled;

        var result = Assert.IsType<ExtractResult>(Assert.Single(_rig.Queues.Results));
        Assert.Equal((mine.DispatchId, ExtractOutcome.Cancelled), (result.DispatchId, result.Outcome));
        Assert.False(untouched.IsCompleted);
        _rig.Processor.Finish(other.DispatchId);
        await untouched;
    }

    [Fact]
    public async Task An_unexpected_error_fails_this_file_only_and_says_what_happened()
    {
        _rig.Processor.Fails = new InvalidOperationException("boom");
        _rig.Queues.Put(Queue, Works.Extract());

        await _rig.HandleNextAsync(Queue);

        var result = Assert.IsType<ExtractResult>(Assert.Single(_rig.Queues.Results));
        Assert.Equal(ExtractOutcome.Failed, result.Outcome);
        Assert.Contains("boom", result.Reason);
    }

    [Fact]
    public async Task A_message_that_somebody_else_has_is_stopped_and_not_answered()
    {
        _rig.Processor.Waits = true;
        _rig.Queues.Put(Queue, Works.Extract());
        var handling = _rig.HandleNextAsync(Queue);

        _rig.Queues.Steal();
        await _rig.UntilAsync(() => handling.IsCompleted, TimeSpan.FromSeconds(5));
        await handling;

        Assert.Empty(_rig.Queues.Results);
        Assert.Single(_rig.Queues.Bodies(Queue));
    }

    [Fact]
    public async Task Work_that_is_given_back_is_free_for_others_at_once()
    {
        _rig.Processor.Waits = true;
        _rig.Queues.Put(Queue, Works.Extract());
        var handling = _rig.HandleNextAsync(Queue);

        _rig.Abort();
        await handling;

        Assert.Empty(_rig.Queues.Results);
        Assert.NotNull(await _rig.Queues.ReceiveAsync(Queue, Lease.Length, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Answers_wait_for_the_queue_to_come_back()
    {
        var work = Works.Extract();
        _rig.Processor.Waits = true;
        _rig.Queues.Put(Queue, work);
        var handling = _rig.HandleNextAsync(Queue);
        _rig.Queues.IsDown = true;
        _rig.Processor.Finish(work.DispatchId);
        await _rig.UntilAsync(() => _rig.Time.GetUtcNow() > _rig.Time.Start + TimeSpan.FromSeconds(15));
        Assert.False(handling.IsCompleted);

        _rig.Queues.IsDown = false;
        await _rig.UntilAsync(() => handling.IsCompleted);

        Assert.Single(_rig.Queues.Results);
        Assert.Empty(_rig.Queues.Bodies(Queue));
    }

    [Fact]
    public async Task An_answer_that_finds_no_queue_until_the_lease_ends_is_left_to_the_next_receiver()
    {
        var work = Works.Extract();
        _rig.Processor.Waits = true;
        _rig.Queues.Put(Queue, work);
        var handling = _rig.HandleNextAsync(Queue);
        _rig.Queues.IsDown = true;
        _rig.Processor.Finish(work.DispatchId);

        await _rig.UntilAsync(() => _rig.Time.GetUtcNow() >= _rig.Time.Start + TimeSpan.FromSeconds(50));
        Assert.False(handling.IsCompleted);
        await _rig.UntilAsync(() => handling.IsCompleted || _rig.Time.GetUtcNow() >= _rig.Time.Start + TimeSpan.FromSeconds(59));
        await handling.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

        _rig.Queues.IsDown = false;
        Assert.Empty(_rig.Queues.Results);
        _rig.Time.Advance(Lease.Length);
        Assert.Equal(2, (await _rig.Queues.ReceiveAsync(Queue, Lease.Length, TestContext.Current.CancellationToken))?.Deliveries);
    }

    [Fact]
    public async Task Ending_the_runner_in_good_order_never_uses_up_the_last_delivery()
    {
        _rig.Processor.Waits = true;
        _rig.Queues.Put(Queue, Works.Extract(), deliveries: MessageHandler.MaxDeliveries - 1);
        var handling = _rig.HandleNextAsync(Queue);

        _rig.Abort();
        await handling;

        Assert.Equal(1, (await _rig.Queues.ReceiveAsync(Queue, Lease.Length, TestContext.Current.CancellationToken))?.Deliveries);
        Assert.Single(_rig.Queues.Bodies(Queue));
    }

    [Fact]
    public async Task What_is_in_hand_is_known_by_its_dispatch_and_noted_on_disk()
    {
        var work = Works.Extract();
        _rig.Processor.Waits = true;
        _rig.Queues.Put(Queue, work);

        var handling = _rig.HandleNextAsync(Queue);

        Assert.Equal([work.DispatchId], _rig.InFlight.Dispatches);
        Assert.Equal("1", Assert.Single(new HeldMessages(_rig.Options).TakeLeftovers()).Id);
        _rig.Processor.Finish(work.DispatchId);
        await handling;
        Assert.Empty(_rig.InFlight.Dispatches);
        Assert.Empty(_rig.Held.TakeLeftovers());
    }
}
