using Azure;

namespace PreviewForge.EmbeddedHost.Storage;

/// <summary>Tells the failures of a storage account from those of our own code.</summary>
internal static class StorageFaults
{
    /// <summary>The account refused, did not answer, or could not be reached. The SDK gathers its tries in an <see cref="AggregateException"/>.</summary>
    public static bool IsStorageFault(this Exception exception) => exception switch
    {
        RequestFailedException or IOException or HttpRequestException or TimeoutException => true,
        // A token of ours would have been noticed before; this one is the SDK's network timeout.
        TaskCanceledException => true,
        AggregateException many => many.InnerExceptions.All(IsStorageFault),
        _ => false,
    };
}
