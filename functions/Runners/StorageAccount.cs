using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace PreviewForge.Functions.Runners;

/// <summary>The storage account that app and runners meet in. Calls give up after seconds: those who wait have better to do, and come again.</summary>
public sealed class StorageAccount
{
    private const int Retries = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public StorageAccount(IConfiguration configuration)
    {
        string connection = configuration["AzureWebJobsStorage"] ?? "";
        if (connection.Length == 0)
        {
            throw new InvalidOperationException("AzureWebJobsStorage is not set: it must hold the connection string of the storage account.");
        }

        Queues = new QueueServiceClient(connection, Patiently(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }));
        Blobs = new BlobServiceClient(connection, Patiently(new BlobClientOptions()));
    }

    public QueueServiceClient Queues { get; }

    public BlobServiceClient Blobs { get; }

    private static T Patiently<T>(T options)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = Retries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(1);
        options.Retry.NetworkTimeout = Patience;
        return options;
    }
}
