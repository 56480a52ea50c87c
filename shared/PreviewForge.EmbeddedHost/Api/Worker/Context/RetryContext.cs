namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where a function with a retry policy stands.</summary>
public abstract class RetryContext
{
    /// <summary>Number of earlier tries.</summary>
    public abstract int RetryCount { get; }

    /// <summary>Number of retries that the policy allows; -1 for no limit.</summary>
    public abstract int MaxRetryCount { get; }
}
