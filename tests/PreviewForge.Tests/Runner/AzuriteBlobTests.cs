using System.Text.Json;
using Azure.Storage.Blobs;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Runners;
using PreviewForge.EmbeddedHost.Tests.Support;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Reporting;

namespace PreviewForge.Tests.Runner;

[Collection<AzuriteTests>]
public sealed class AzuriteBlobTests(Azurite azurite)
{
    private readonly BlobContainerClient _container = new(azurite.ConnectionString, BlobNames.Container);
    private readonly AzureRunnerBlobs _blobs = new(new RunnerOptions { Storage = azurite.ConnectionString, RunnerId = "blob-test" });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_heartbeat_makes_its_container_and_the_next_takes_its_place()
    {
        await _container.DeleteIfExistsAsync(cancellationToken: Token);

        await _blobs.WriteHeartbeatAsync("1"u8.ToArray(), Token);
        await _blobs.WriteHeartbeatAsync("2"u8.ToArray(), Token);

        var heartbeat = await _container.GetBlobClient("blob-test/heartbeat.json").DownloadContentAsync(Token);
        Assert.Equal("2", heartbeat.Value.Content.ToString());
    }

    [Fact]
    public async Task Wishes_are_sent_once_for_each_version_and_none_when_there_are_none()
    {
        await _container.CreateIfNotExistsAsync(cancellationToken: Token);
        var desired = _container.GetBlobClient(BlobNames.Desired);
        await desired.DeleteIfExistsAsync(cancellationToken: Token);
        Assert.Null(await _blobs.ReadDesiredAsync(null, Token));

        await WishAsync(desired, new DesiredState { Paused = true });
        var first = await _blobs.ReadDesiredAsync(null, Token);
        Assert.True(Read(first).Paused);
        Assert.Null(await _blobs.ReadDesiredAsync(first!.Tag, Token));

        await WishAsync(desired, new DesiredState { CpuWorkers = 3 });
        var second = await _blobs.ReadDesiredAsync(first.Tag, Token);
        Assert.Equal(3, Read(second).CpuWorkers);
        await desired.DeleteAsync(cancellationToken: Token);
    }

    private static async Task WishAsync(BlobClient blob, DesiredState wish) => await blob.UploadAsync(
        new BinaryData(JsonSerializer.SerializeToUtf8Bytes(wish, Wire.Default.DesiredState)), overwrite: true, Token);

    private static DesiredState Read(TaggedBlob? blob) => JsonSerializer.Deserialize(blob!.Content, Wire.Default.DesiredState)!;
}
