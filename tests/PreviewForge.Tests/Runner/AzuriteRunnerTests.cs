using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Runners;
using PreviewForge.Contracts.Work;
using PreviewForge.EmbeddedHost.Tests.Support;
using PreviewForge.GpuRunner;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner;

/// <summary>The runner as it is put together for a machine, from message to result.</summary>
[Collection<AzuriteTests>]
public sealed class AzuriteRunnerTests(Azurite azurite) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pf-runner-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = 180_000)]
    public async Task A_video_goes_from_message_to_result_and_the_heartbeat_tells_of_it()
    {
        var token = TestContext.Current.CancellationToken;
        var clip = Path.Combine(_folder, "a.mkv");
        File.Copy(await TestMedia.ClockAsync(3), clip);
        var work = Works.Extract(path: clip, plans: Works.Bif(Path.Combine(_folder, "a-320-1.bif"), 320, 1));
        using var runner = await StartAsync();

        await SendAsync(QueueNames.ExtractNormal, work);
        var result = Assert.IsType<ExtractResult>(await AnswerAsync(work, token));

        Assert.Equal((ExtractOutcome.Published, 3, "azurite-test"), (result.Outcome, result.FrameCount, result.RunnerId));
        Assert.True(File.Exists(work.Item.Plans[0].Target));
        await UntilAsync(async () => await CountAsync(QueueNames.ExtractNormal) is 0, token);
        await UntilAsync(async () => await HeartbeatAsync() is { Holding: [], Workers: [{ Name: "CPU Worker 1" }], Accepting: true }, token);
        Assert.True(File.Exists(Path.Combine(_folder, "state", "azurite-test", "alive")));

        await runner.StopAsync(token);
        Assert.False((await HeartbeatAsync())!.Accepting);
    }

    [Fact(Timeout = 180_000)]
    public async Task A_message_that_nobody_finished_in_three_deliveries_is_answered_and_kept_as_poison()
    {
        var token = TestContext.Current.CancellationToken;
        var work = Works.Extract();
        await SendAsync(QueueNames.ExtractLow, work);
        var queues = new AzureWorkQueues(new RunnerOptions { Storage = azurite.ConnectionString });
        for (var delivery = 0; delivery < MessageHandler.MaxDeliveries; delivery++)
        {
            await queues.RenewAsync((await queues.ReceiveAsync(QueueNames.ExtractLow, Lease.Length, token))!, TimeSpan.Zero, token);
        }

        using var runner = await StartAsync();
        var result = Assert.IsType<ExtractResult>(await AnswerAsync(work, token));

        Assert.Equal(ExtractOutcome.Failed, result.Outcome);
        await UntilAsync(async () => await CountAsync(QueueNames.ExtractLow) is 0, token);
        Assert.Equal(1, await CountAsync(QueueNames.ExtractLow + "-poison"));
        await runner.StopAsync(token);
    }

    private async Task<IHost> StartAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["RUNNER_ID"] = "azurite-test",
            ["CPU_WORKERS"] = "1",
            ["TMP_FOLDER"] = Path.Combine(_folder, "temp"),
            ["RUNNER_STATE_DIR"] = Path.Combine(_folder, "state"),
        });
        builder.AddRunner();
        var host = builder.Build();
        await host.StartAsync(Token);
        return host;
    }

    private async Task SendAsync(string queue, WorkMessage work)
    {
        var client = Queue(queue);
        await client.CreateIfNotExistsAsync(cancellationToken: Token);
        await client.SendMessageAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(work, Wire.Default.WorkMessage)), cancellationToken: Token);
    }

    private async Task<RunnerResult> AnswerAsync(WorkMessage work, CancellationToken token)
    {
        var client = Queue(QueueNames.RunnerResults);
        await client.CreateIfNotExistsAsync(cancellationToken: token);
        while (true)
        {
            foreach (var message in (await client.ReceiveMessagesAsync(32, TimeSpan.FromSeconds(1), token)).Value)
            {
                if (message.Body.ToObjectFromJson(Wire.Default.RunnerResult) is { } result && result.DispatchId == work.DispatchId)
                {
                    return result;
                }
            }

            await Task.Delay(50, token);
        }
    }

    private async Task<int> CountAsync(string queue) => (await Queue(queue).GetPropertiesAsync(Token)).Value.ApproximateMessagesCount;

    private async Task<Heartbeat?> HeartbeatAsync()
    {
        var blob = new BlobClient(azurite.ConnectionString, BlobNames.Container, BlobNames.Heartbeat("azurite-test"));
        return await blob.ExistsAsync(Token) ? (await blob.DownloadContentAsync(Token)).Value.Content.ToObjectFromJson(Wire.Default.Heartbeat) : null;
    }

    private QueueClient Queue(string name) =>
        new(azurite.ConnectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    private static async Task UntilAsync(Func<Task<bool>> condition, CancellationToken token)
    {
        while (!await condition())
        {
            await Task.Delay(50, token);
        }
    }
}
