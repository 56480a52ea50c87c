using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using PreviewForge.Contracts;
using PreviewForge.GpuRunner.Configuration;

namespace PreviewForge.GpuRunner.Reporting;

/// <summary>The blobs in Azure Storage, or in its emulator.</summary>
internal sealed class AzureRunnerBlobs : IRunnerBlobs
{
    private readonly BlobContainerClient _container;
    private readonly string _heartbeat;
    private readonly string _runnerId;

    public AzureRunnerBlobs(RunnerOptions options)
    {
        var client = new BlobClientOptions();
        client.Retry.MaxRetries = 1; // Whoever calls tries again in its own rhythm.
        client.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        client.Retry.Mode = RetryMode.Fixed;
        _container = new BlobServiceClient(options.Storage, client).GetBlobContainerClient(BlobNames.Container);
        _heartbeat = BlobNames.Heartbeat(options.RunnerId);
        _runnerId = options.RunnerId;
    }

    public Task WriteHeartbeatAsync(byte[] json, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        try
        {
            return await UploadAsync(_heartbeat, json, cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            return await UploadAsync(_heartbeat, json, cancellationToken);
        }
    }, cancellationToken);

    public Task WriteFrameAsync(int worker, ReadOnlyMemory<byte> jpeg, CancellationToken cancellationToken) =>
        TryAsync(() => UploadAsync(BlobNames.Frame(_runnerId, worker), jpeg, cancellationToken), cancellationToken);

    public Task DeleteFrameAsync(int worker, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        try
        {
            return (await _container.GetBlobClient(BlobNames.Frame(_runnerId, worker)).DeleteIfExistsAsync(cancellationToken: cancellationToken)).Value;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return false;
        }
    }, cancellationToken);

    public Task<TaggedBlob?> ReadDesiredAsync(string? knownTag, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        try
        {
            var conditions = new BlobRequestConditions { IfNoneMatch = knownTag is null ? null : new ETag(knownTag) };
            var blob = _container.GetBlobClient(BlobNames.Desired);
            var response = await blob.DownloadContentAsync(new BlobDownloadOptions { Conditions = conditions }, cancellationToken);
            return response.GetRawResponse().Status is 304
                ? null
                : new TaggedBlob(response.Value.Details.ETag.ToString(), response.Value.Content.ToArray());
        }
        catch (RequestFailedException absent) when (absent.Status is 304 or 404)
        {
            return null;
        }
    }, cancellationToken);

    private async Task<bool> UploadAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await _container.GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true, cancellationToken);
        return true;
    }

    private static async Task<T> TryAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (OperationCanceledException timeout) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BlobsUnavailableException("The blob service gave no answer in time.", timeout);
        }
        catch (RequestFailedException refused) when (refused.Status is not 0)
        {
            throw new BlobsUnavailableException($"The blob service answered {refused.Status} {refused.ErrorCode}.", refused);
        }
        catch (Exception failure) when (failure is RequestFailedException or IOException or AggregateException)
        {
            throw new BlobsUnavailableException("The blob service can't be reached.", failure);
        }
    }
}
