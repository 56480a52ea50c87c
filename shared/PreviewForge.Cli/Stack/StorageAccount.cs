using System.Security.Cryptography;

namespace PreviewForge.Cli.Stack;

/// <summary>
/// The storage account of one stack. Its key is random: whoever can write to the work queues makes the runner write files,
/// so Azurite's well-known development key would hand that to every user of the machine.
/// </summary>
internal sealed record StorageAccount(int BlobPort, int QueuePort, int TablePort)
{
    private const string Name = "previewforge";
    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));

    /// <summary>Value of Azurite's <c>AZURITE_ACCOUNTS</c>.</summary>
    public string AzuriteAccounts => $"{Name}:{_key}";

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Name};AccountKey={_key};BlobEndpoint=http://127.0.0.1:{BlobPort}/{Name};"
        + $"QueueEndpoint=http://127.0.0.1:{QueuePort}/{Name};TableEndpoint=http://127.0.0.1:{TablePort}/{Name};";

    /// <summary>Prints no key.</summary>
    public override string ToString() => $"{Name} on 127.0.0.1:{BlobPort}, {QueuePort}, {TablePort}";
}
