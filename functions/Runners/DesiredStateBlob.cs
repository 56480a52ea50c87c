using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Runners;

namespace PreviewForge.Functions.Runners;

/// <summary>The blob that tells runners what the app wishes. Written only when something changes, and never over another writer's change.</summary>
public sealed class DesiredStateBlob(StorageAccount account)
{
    private const int Tries = 5;

    /// <exception cref="StorageUnavailableException">The wish was not written.</exception>
    public Task<bool> WriteAsync(DesiredState wish, CancellationToken cancellationToken) => StorageUnavailableException.GuardAsync(
        async () =>
        {
            BlobContainerClient container = account.Blobs.GetBlobContainerClient(BlobNames.Container);
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            BlobClient blob = container.GetBlobClient(BlobNames.Desired);
            byte[] content = JsonSerializer.SerializeToUtf8Bytes(wish, Wire.Default.DesiredState);
            for (int attempt = 1; ; attempt++)
            {
                try
                {
                    return await ReplaceAsync(blob, content, cancellationToken);
                }
                catch (RequestFailedException conflict) when (conflict.Status is 409 or 412 && attempt < Tries)
                {
                    // Somebody wrote in between: look again.
                }
            }
        },
        cancellationToken);

    /// <returns>False when the blob says this already.</returns>
    private static async Task<bool> ReplaceAsync(BlobClient blob, byte[] content, CancellationToken cancellationToken)
    {
        BlobRequestConditions unchanged;
        try
        {
            BlobDownloadResult present = await blob.DownloadContentAsync(cancellationToken);
            if (present.Content.ToMemory().Span.SequenceEqual(content))
            {
                return false;
            }

            unchanged = new BlobRequestConditions { IfMatch = present.Details.ETag };
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            unchanged = new BlobRequestConditions { IfNoneMatch = ETag.All };
        }

        await blob.UploadAsync(new BinaryData(content), new BlobUploadOptions { Conditions = unchanged }, cancellationToken);
        return true;
    }
}
