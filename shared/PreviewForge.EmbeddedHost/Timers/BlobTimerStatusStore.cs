using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Configuration;
using PreviewForge.EmbeddedHost.Storage;

namespace PreviewForge.EmbeddedHost.Timers;

/// <summary>
/// Keeps each timer's status where the official host keeps it: container <c>azure-webjobs-hosts</c>, blob
/// <c>timers/{hostId}/{name}/status</c>, in the host's own storage account.
/// </summary>
internal sealed class BlobTimerStatusStore(
    StorageConnections connections, IConfiguration settings, HostJson hostJson, TimeProvider time, ILogger<BlobTimerStatusStore> logger)
    : ITimerStatusStore
{
    private const string Container = "azure-webjobs-hosts";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly StorageHealth _health = new("The memory of timers", logger);
    private readonly string _hostId = HostId.From(settings, hostJson);
    private readonly BlobContainerClient? _container = Open(connections.Find(null));

    public async Task<TimerStatus?> ReadAsync(string function, CancellationToken cancellationToken)
    {
        TimerStatus? status = null;
        await TryAsync(async patience =>
        {
            try
            {
                BlobDownloadResult blob = await Blob(function).DownloadContentAsync(patience);
                status = JsonSerializer.Deserialize<TimerStatus>(blob.Content);
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                status = null;
            }
            catch (JsonException e)
            {
                logger.LogWarning(e, "The status of timer {FunctionName} cannot be read and is written anew.", function);
            }
        }, cancellationToken);
        return status;
    }

    public Task WriteAsync(string function, TimerStatus status, CancellationToken cancellationToken) => TryAsync(async patience =>
    {
        BinaryData content = new(JsonSerializer.SerializeToUtf8Bytes(status));
        try
        {
            await Blob(function).UploadAsync(content, overwrite: true, patience);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await _container!.CreateIfNotExistsAsync(cancellationToken: patience);
            await Blob(function).UploadAsync(content, overwrite: true, patience);
        }
    }, cancellationToken);

    private static BlobContainerClient? Open(string? connection)
    {
        BlobClientOptions options = new();
        options.Retry.MaxRetries = 1;
        return connection is null ? null : new BlobContainerClient(connection, Container, options);
    }

    private BlobClient Blob(string function) => _container!.GetBlobClient($"timers/{_hostId}/Host.Functions.{function}/status");

    private async Task TryAsync(Func<CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        if (_container is null)
        {
            return;
        }

        using CancellationTokenSource patience = new(Patience, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await action(either.Token);
            _health.Succeeded();
        }
        catch (Exception e) when ((e.IsStorageFault() || e is OperationCanceledException) && !cancellationToken.IsCancellationRequested)
        {
            _health.Failed(e);
        }
    }
}
