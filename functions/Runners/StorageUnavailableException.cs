using Azure;

namespace PreviewForge.Functions.Runners;

/// <summary>The storage account between app and runners can't be used now. It passes: whoever gets this tries again later.</summary>
public sealed class StorageUnavailableException(string message, Exception cause) : Exception(message, cause)
{
    /// <summary>Runs a call to the storage account and names what goes wrong there.</summary>
    /// <exception cref="StorageUnavailableException">Not reachable, too slow, throttled or refused.</exception>
    internal static async Task<T> GuardAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (Reason(exception, cancellationToken) is { } reason)
        {
            throw new StorageUnavailableException($"The storage account (AzureWebJobsStorage) can't be used: {reason}.", exception);
        }
    }

    private static string? Reason(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        RequestFailedException { Status: 0 } => "no connection",
        RequestFailedException { Status: 401 or 403 } => "it refuses our key",
        RequestFailedException failed => $"it answers {failed.Status} {failed.ErrorCode}",
        AggregateException => "no connection after several tries",
        OperationCanceledException when !cancellationToken.IsCancellationRequested => "no answer in time",
        _ => null,
    };
}
