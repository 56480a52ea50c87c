using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Runners;

namespace PreviewForge.Functions.Runners;

/// <summary>Reads the runners' blobs; at most once a second, however many ask.</summary>
internal sealed class RunnerHeartbeats(StorageAccount account, TimeProvider time, ILogger<RunnerHeartbeats> logger) : IRunnerHeartbeats, IDisposable
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _oneReader = new(1, 1);
    private Snapshot? _last;

    public async Task<RunnerSnapshot> CurrentAsync(CancellationToken cancellationToken)
    {
        await _oneReader.WaitAsync(cancellationToken);
        try
        {
            if (_last is null || time.GetElapsedTime(_last.TakenAt) > MaxAge)
            {
                RunnerSnapshot runners = await ReadAsync(cancellationToken);
                _last = new Snapshot(time.GetTimestamp(), runners);
            }

            return _last.Runners;
        }
        finally
        {
            _oneReader.Release();
        }
    }

    public void Dispose() => _oneReader.Dispose();

    private async Task<RunnerSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<Heartbeat> living = await StorageUnavailableException.GuardAsync(() => ReadLivingAsync(cancellationToken), cancellationToken);
            return new RunnerSnapshot(living, null);
        }
        catch (StorageUnavailableException unavailable)
        {
            logger.LogWarning("No news of the runners. {Reason}", unavailable.Message);
            return new RunnerSnapshot([], unavailable.Message);
        }
    }

    private async Task<IReadOnlyList<Heartbeat>> ReadLivingAsync(CancellationToken cancellationToken)
    {
        BlobContainerClient container = account.Blobs.GetBlobContainerClient(BlobNames.Container);
        List<Heartbeat> living = [];
        try
        {
            await foreach (BlobItem blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
            {
                if (blob.Name.EndsWith("/heartbeat.json", StringComparison.Ordinal)
                    && await ReadIfLivingAsync(container.GetBlobClient(blob.Name), cancellationToken) is { } heartbeat)
                {
                    living.Add(heartbeat);
                }
            }
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // No runner has ever been here.
        }

        return living;
    }

    /// <summary>Age is told by one clock, that of the storage account: the clocks of runner and app may be minutes apart.</summary>
    private async Task<Heartbeat?> ReadIfLivingAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            Response<BlobDownloadResult> reply = await blob.DownloadContentAsync(cancellationToken);
            DateTimeOffset now = reply.GetRawResponse().Headers.Date ?? time.GetUtcNow();
            return now - reply.Value.Details.LastModified <= Heartbeat.StaleAfter
                ? JsonSerializer.Deserialize(reply.Value.Content, Wire.Default.Heartbeat)
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or RequestFailedException { Status: 404 })
        {
            logger.LogWarning("The heartbeat {Blob} can't be read", blob.Name);
            return null;
        }
    }

    private sealed record Snapshot(long TakenAt, RunnerSnapshot Runners);
}
