namespace Microsoft.DurableTask;

/// <summary>Decides after a failure whether to try again; runs as part of the orchestrator, under its rules.</summary>
public delegate bool RetryHandler(RetryContext retryContext);

/// <inheritdoc cref="RetryHandler"/>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);
