using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Intake;

public sealed class LeaseTests : IAsyncDisposable
{
    private const string Queue = "q";

    private readonly IntakeRig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_message_stays_ours_for_as_long_as_the_work_takes()
    {
        await using var lease = await TakeAsync();

        for (var second = 0; second < 600; second += 10)
        {
            Advance(10);
            Assert.Null(await _rig.Queues.ReceiveAsync(Queue, Lease.Length, TestContext.Current.CancellationToken));
        }

        Assert.False(lease.Lost.IsCancellationRequested);
        Assert.InRange(_rig.Queues.Renewals, 29, 31);
    }

    [Fact]
    public async Task A_message_that_was_taken_away_is_lost_at_the_next_renewal()
    {
        await using var lease = await TakeAsync();

        _rig.Queues.Steal();
        Advance(19);
        Assert.False(lease.Lost.IsCancellationRequested);
        Advance(2);

        Assert.True(lease.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task A_short_outage_costs_nothing()
    {
        await using var lease = await TakeAsync();

        _rig.Queues.IsDown = true;
        Advance(45);
        _rig.Queues.IsDown = false;
        Advance(10);

        Assert.False(lease.Lost.IsCancellationRequested);
        Assert.Equal(1, _rig.Queues.Renewals);
    }

    [Fact]
    public async Task What_could_not_be_renewed_in_time_is_lost_before_others_can_take_it()
    {
        await using var lease = await TakeAsync();

        _rig.Queues.IsDown = true;
        Advance(59);

        Assert.True(lease.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task Completing_uses_the_newest_receipt()
    {
        await using var lease = await TakeAsync();
        Advance(50);

        await lease.CompleteAsync(TestContext.Current.CancellationToken);

        Assert.Empty(_rig.Queues.Bodies(Queue));
    }

    [Fact]
    public async Task Completing_waits_for_the_receipt_of_a_renewal_under_way()
    {
        await using var lease = await TakeAsync();
        var answer = new TaskCompletionSource();
        _rig.Queues.RenewalsAnswer = answer.Task;
        Advance(21);
        Assert.Equal(1, _rig.Queues.Renewals);

        var completing = lease.CompleteAsync(TestContext.Current.CancellationToken);
        await Task.Delay(100, TestContext.Current.CancellationToken); // For the renewal to be broken off, if it is.
        answer.SetResult();
        await completing;

        Assert.Empty(_rig.Queues.Bodies(Queue));
    }

    [Fact]
    public async Task Ending_doesnt_wait_for_ever_for_a_renewal_under_way()
    {
        var lease = await TakeAsync();
        _rig.Queues.RenewalsAnswer = new TaskCompletionSource().Task;
        Advance(21);

        await lease.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task After_its_end_a_lease_is_not_renewed()
    {
        var lease = await TakeAsync();
        await lease.DisposeAsync();

        Advance(100);

        Assert.Equal(0, _rig.Queues.Renewals);
    }

    private async Task<Lease> TakeAsync()
    {
        _rig.Queues.Put(Queue, "body");
        var message = await _rig.Queues.ReceiveAsync(Queue, Lease.Length, CancellationToken.None);
        return Lease.Start(_rig.Queues, _rig.Held, message!, _rig.Time, NullLogger.Instance);
    }

    /// <summary>Whoever waits for the clock goes on within <c>Advance</c>, and the fake queues answer at once: nothing is left to wait for.</summary>
    private void Advance(int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            _rig.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
