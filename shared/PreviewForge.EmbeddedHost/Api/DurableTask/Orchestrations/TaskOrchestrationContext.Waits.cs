namespace Microsoft.DurableTask;

public abstract partial class TaskOrchestrationContext
{
    /// <inheritdoc cref="CreateTimer(DateTime, CancellationToken)"/>
    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken)
        => CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

    /// <summary>
    /// A durable timer. An open timer keeps the orchestration running after its code has returned: cancel it when it isn't needed.
    /// </summary>
    /// <param name="fireAt">UTC time; one in the past fires at once.</param>
    /// <param name="cancellationToken">Cancel it with <c>Cancel()</c>; <c>CancelAsync()</c> would leave the orchestrator's thread.</param>
    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <summary>
    /// Waits for an event of this name (any case). Events that came earlier are kept and given out in their order; of several
    /// waits for one name the newest gets the next event.
    /// </summary>
    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="WaitForExternalEvent{T}(string, TimeSpan, CancellationToken)"/>
    public Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout) => WaitForExternalEvent<T>(eventName, timeout, CancellationToken.None);

    /// <summary>Waits for an event no longer than <paramref name="timeout"/>; the task is cancelled then.</summary>
    /// <exception cref="TaskCanceledException">No event came in time.</exception>
    public async Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stopTimer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using CancellationTokenSource stopWaiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task timer = CreateTimer(timeout, stopTimer.Token);
        Task<T> arrival = WaitForExternalEvent<T>(eventName, stopWaiting.Token);

        // Cancel(), not CancelAsync(): the continuation must stay on the orchestrator's thread.
        Task first = await Task.WhenAny(arrival, timer);
        (first == timer ? stopWaiting : stopTimer).Cancel();
        return await arrival;
    }
}
