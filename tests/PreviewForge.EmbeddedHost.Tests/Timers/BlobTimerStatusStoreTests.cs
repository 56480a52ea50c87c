using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Configuration;
using PreviewForge.EmbeddedHost.Tests.Support;
using PreviewForge.EmbeddedHost.Timers;

namespace PreviewForge.EmbeddedHost.Tests.Timers;

public sealed class BlobTimerStatusStoreTests(Azurite azurite) : IClassFixture<Azurite>, IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 10, 0, 30, TimeSpan.Zero);
    private readonly LogLines _logs = new();
    private readonly LoggerFactory _loggers = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_status_is_found_again_where_the_official_host_keeps_it()
    {
        TimerStatus status = new(Now, Now.AddHours(1), Now.AddSeconds(1));

        await Store(azurite.ConnectionString).WriteAsync("Kept", status, Cancelled);

        Assert.Equal(status, await Store(azurite.ConnectionString).ReadAsync("Kept", Cancelled));
        Assert.True(await Blob("Kept").ExistsAsync(Cancelled));
    }

    [Fact]
    public async Task What_was_never_written_or_is_damaged_reads_as_nothing()
    {
        BlobTimerStatusStore store = Store(azurite.ConnectionString);
        await store.WriteAsync("Damaged", new TimerStatus(null, Now, Now), Cancelled);
        await Blob("Damaged").UploadAsync(BinaryData.FromString("{ \"Last\": "), overwrite: true, Cancelled);

        Assert.Null(await store.ReadAsync("Damaged", Cancelled));
        Assert.Null(await store.ReadAsync("Never", Cancelled));
    }

    [Fact]
    public async Task An_account_that_is_away_is_told_once_and_does_not_stop_timers()
    {
        _loggers.AddProvider(_logs);
        using ReservedPort nobody = new();
        string away = $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=QQ==;BlobEndpoint=http://127.0.0.1:{nobody.Number}/a";
        BlobTimerStatusStore store = Store(away);

        Assert.Null(await store.ReadAsync("Any", Cancelled));
        await store.WriteAsync("Any", new TimerStatus(null, Now, Now), Cancelled);

        Assert.Single(_logs.Lines, line => line.StartsWith("Warning: The memory of timers cannot be reached", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_account_nothing_is_remembered()
    {
        await Store(null).WriteAsync("Any", new TimerStatus(null, Now, Now), Cancelled);

        Assert.Null(await Store(null).ReadAsync("Any", Cancelled));
    }

    public void Dispose() => _loggers.Dispose();

    private BlobTimerStatusStore Store(string? connection)
    {
        IConfigurationRoot settings = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = connection, ["AzureFunctionsWebHost:hostid"] = "me" })
            .Build();
        HostJson hostJson = new(new ConfigurationBuilder().Build(), "/app");
        return new BlobTimerStatusStore(
            new StorageConnections(settings), settings, hostJson, TimeProvider.System, _loggers.CreateLogger<BlobTimerStatusStore>());
    }

    private BlobClient Blob(string function) =>
        new(azurite.ConnectionString, "azure-webjobs-hosts", $"timers/me/Host.Functions.{function}/status");
}
