using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PreviewForge.EmbeddedHost.Tests.Support;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.Tests.Runner;

/// <summary>What the intake relies on, asked of a storage account that hides, counts and hands out messages itself.</summary>
[Collection<AzuriteTests>]
public sealed class AzuriteQueueTests(Azurite azurite) : IDisposable
{
    /// <summary>The shortest that the service knows.</summary>
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly string _queue = $"q-{Guid.NewGuid():N}";
    private readonly string _state = Directory.CreateTempSubdirectory("pf-azurite-").FullName;
    private readonly AzureWorkQueues _queues = new(new RunnerOptions { Storage = azurite.ConnectionString });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_state, recursive: true);

    [Fact]
    public async Task A_queue_that_is_not_there_is_empty_and_comes_with_the_first_message()
    {
        Assert.Null(await ReceiveAsync(Second));

        await _queues.SendAsync(_queue, "work", Token);

        Assert.Equal(("work", 1), (await ReceiveAsync(Lease.Length)) is { } message ? (message.Body, message.Deliveries) : default);
    }

    [Fact]
    public async Task An_old_receipt_deletes_nothing_and_the_newest_does()
    {
        var message = await SendAndReceiveAsync(Lease.Length);
        var receipt = await _queues.RenewAsync(message, Lease.Length, Token);

        await _queues.DeleteAsync(message, Token);
        receipt = await _queues.RenewAsync(message with { Receipt = receipt! }, Lease.Length, Token);
        Assert.NotNull(receipt);
        await _queues.DeleteAsync(message with { Receipt = receipt }, Token);

        Assert.Null(await _queues.RenewAsync(message with { Receipt = receipt }, Lease.Length, Token));
    }

    [Fact]
    public async Task A_message_that_is_given_back_is_there_at_once_with_its_count()
    {
        var message = await SendAndReceiveAsync(Lease.Length);

        await _queues.RenewAsync(message, TimeSpan.Zero, Token);

        Assert.Equal(2, (await ReceiveAsync(Lease.Length))?.Deliveries);
    }

    [Fact]
    public async Task A_message_that_is_offered_anew_counts_from_one_and_is_there_once()
    {
        Assert.True(await _queues.OfferAnewAsync(await SendAndReceiveAsync(Lease.Length), Token));

        Assert.Equal(("work", 1), (await ReceiveAsync(Lease.Length)) is { } copy ? (copy.Body, copy.Deliveries) : default);
        Assert.Null(await ReceiveAsync(Second));
    }

    [Fact]
    public async Task A_lease_keeps_a_message_beyond_the_time_for_which_it_was_received()
    {
        var time = new FakeTimeProvider();
        await using var lease = StartLease(await SendAndReceiveAsync(Second), time);

        await UntilSeenAsync(isSeen: true); // The service's clock can't be set.
        time.Advance(TimeSpan.FromSeconds(20));
        await UntilSeenAsync(isSeen: false);

        Assert.Null(await ReceiveAsync(Second));
        await lease.CompleteAsync(Token);
        Assert.False(lease.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task A_lease_on_a_message_that_another_runner_received_is_lost_and_deletes_nothing()
    {
        var time = new FakeTimeProvider();
        await using var lease = StartLease(await SendAndReceiveAsync(Second), time);
        var theirs = await UntilReceivedAsync();

        time.Advance(TimeSpan.FromSeconds(20));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Second * 60, lease.Lost));
        await lease.CompleteAsync(Token);
        Assert.NotNull(await _queues.RenewAsync(theirs, Lease.Length, Token));
    }

    [Fact]
    public async Task A_service_that_is_away_is_named_without_its_key()
    {
        const string Key = "c2VjcmV0";
        using var nobody = new ReservedPort();
        var away = new AzureWorkQueues(new RunnerOptions
        {
            Storage = $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey={Key};QueueEndpoint=http://127.0.0.1:{nobody.Number}/a",
        });

        var failure = await Assert.ThrowsAsync<QueueUnavailableException>(() => away.ReceiveAsync(_queue, Second, Token));

        Assert.DoesNotContain(Key, failure.ToString());
    }

    private Lease StartLease(QueuedMessage message, TimeProvider time) => Lease.Start(
        _queues, new HeldMessages(new RunnerOptions { RunnerId = "r", StateFolder = _state }), message, time, NullLogger.Instance);

    private async Task<QueuedMessage> SendAndReceiveAsync(TimeSpan hidden)
    {
        await _queues.SendAsync(_queue, "work", Token);
        return (await ReceiveAsync(hidden))!;
    }

    private Task<QueuedMessage?> ReceiveAsync(TimeSpan hidden) => _queues.ReceiveAsync(_queue, hidden, Token);

    private async Task UntilSeenAsync(bool isSeen)
    {
        var queue = new QueueClient(azurite.ConnectionString, _queue);
        while ((await queue.PeekMessagesAsync(1, Token)).Value.Length > 0 != isSeen)
        {
            await Task.Delay(20, Token);
        }
    }

    private async Task<QueuedMessage> UntilReceivedAsync()
    {
        while (true)
        {
            if (await ReceiveAsync(Lease.Length) is { } message)
            {
                return message;
            }

            await Task.Delay(50, Token);
        }
    }
}
