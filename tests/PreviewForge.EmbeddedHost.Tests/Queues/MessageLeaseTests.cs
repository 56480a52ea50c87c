using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.EmbeddedHost.Queues;
using PreviewForge.EmbeddedHost.Tests.Support;

namespace PreviewForge.EmbeddedHost.Tests.Queues;

public sealed class MessageLeaseTests(Azurite azurite) : IClassFixture<Azurite>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_stays_hidden_however_long_its_function_runs()
    {
        ObservedTime time = new(DateTimeOffset.UnixEpoch);
        QueueClient queue = new(azurite.ConnectionString, "lease");
        await queue.CreateAsync(cancellationToken: Cancelled);
        await queue.SendMessageAsync("work", Cancelled);
        QueueMessage message = await queue.ReceiveMessageAsync(TimeSpan.FromSeconds(2), Cancelled);
        MessageLease lease = new(queue, message, time, NullLogger.Instance);

        // The first lease was of two real seconds; without renewal the message would be seen again after them.
        await lease.HoldWhileAsync(async () =>
        {
            await time.AdvanceWaitersAsync(QueueSettings.Lease / 2);
            await Task.Delay(TimeSpan.FromSeconds(3), Cancelled);
            Assert.Empty((await queue.PeekMessagesAsync(1, Cancelled)).Value);
            return true;
        });
        await lease.DeleteAsync();

        QueueProperties left = await queue.GetPropertiesAsync(Cancelled);
        Assert.Equal(0, left.ApproximateMessagesCount);
    }
}
