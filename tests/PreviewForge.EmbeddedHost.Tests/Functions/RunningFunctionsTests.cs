using PreviewForge.EmbeddedHost.Hosting;
using PreviewForge.EmbeddedHost.Tests.Support;

namespace PreviewForge.EmbeddedHost.Tests.Functions;

public sealed class RunningFunctionsTests
{
    private readonly ObservedTime _time = new(DateTimeOffset.UnixEpoch);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_nothing_running_there_is_nothing_to_wait_for()
    {
        using RunningFunctions running = new(_time);
        running.Add(Task.CompletedTask);

        await running.DrainAsync(Cancelled).WaitAsync(TimeSpan.FromMinutes(2), Cancelled);
    }

    [Fact]
    public async Task A_function_has_its_grace_then_is_asked_to_stop_then_is_left_behind()
    {
        using RunningFunctions running = new(_time);
        running.Add(new TaskCompletionSource().Task);
        Task drained = running.DrainAsync(Cancelled);

        Assert.False(running.Cancelled.IsCancellationRequested);
        await _time.AdvanceWaitersAsync(RunningFunctions.Grace);
        await CancelledAsync(running.Cancelled);
        Assert.False(running.LeftBehind.IsCancellationRequested);

        await _time.AdvanceWaitersAsync(RunningFunctions.Patience);
        await CancelledAsync(running.LeftBehind);
        await _time.AdvanceWaitersAsync(RunningFunctions.Patience);
        await drained.WaitAsync(TimeSpan.FromMinutes(2), Cancelled);
    }

    [Fact]
    public async Task A_host_in_a_hurry_does_not_wait()
    {
        using RunningFunctions running = new(_time);
        running.Add(new TaskCompletionSource().Task);

        await running.DrainAsync(new CancellationToken(canceled: true)).WaitAsync(TimeSpan.FromMinutes(2), Cancelled);

        Assert.True(running.LeftBehind.IsCancellationRequested);
    }

    private static async Task CancelledAsync(CancellationToken token)
    {
        TaskCompletionSource cancelled = new();
        await using CancellationTokenRegistration registration = token.Register(cancelled.SetResult);
        await cancelled.Task.WaitAsync(TimeSpan.FromMinutes(2), Cancelled);
    }
}
