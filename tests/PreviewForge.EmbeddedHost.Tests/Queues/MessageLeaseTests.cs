using Azure;
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
        QueueMessage message = await queue.ReceiveMessageAsync(TimeSpan.FromSeconds(1), Cancelled);
        MessageLease lease = new(queue, message, time, NullLogger.Instance);

        // The first lease was of a real second, so the message is seen again after it, until it is renewed.
        await lease.HoldWhileAsync(async () =>
        {
            await UntilSeenAsync(queue, isSeen: true);
            await time.AdvanceWaitersAsync(QueueSettings.Lease / 2);
            await UntilSeenAsync(queue, isSeen: false);
            return true;
        });
        await lease.DeleteAsync();

        QueueProperties left = await queue.GetPropertiesAsync(Cancelled);
        Assert.Equal(0, left.ApproximateMessagesCount);
    }

    [Fact]
    public async Task An_account_that_is_away_for_a_moment_does_not_cost_the_message()
    {
        LeaseLog queue = new(new RequestFailedException(503, "busy"), null, null);

        await HoldAsync(queue, QueueSettings.Lease / 2, TimeSpan.FromSeconds(6), QueueSettings.Lease / 2);

        Assert.Equal([30, 36, 66], queue.Seconds);
    }

    [Fact]
    public async Task A_message_that_somebody_else_has_taken_is_let_go()
    {
        LeaseLog queue = new(new RequestFailedException(404, "gone", QueueErrorCode.MessageNotFound.ToString(), null));

        await HoldAsync(queue, QueueSettings.Lease / 2);

        Assert.Equal([30], queue.Seconds);
    }

    private static async Task UntilSeenAsync(QueueClient queue, bool isSeen)
    {
        while ((await queue.PeekMessagesAsync(1, Cancelled)).Value.Length > 0 != isSeen)
        {
            await Task.Delay(20, Cancelled);
        }
    }

    /// <summary>Holds a message for these times and five seconds more.</summary>
    private static async Task HoldAsync(LeaseLog queue, params TimeSpan[] waits)
    {
        QueueMessage message = QueuesModelFactory.QueueMessage("id", "receipt", "text", 1);
        await new MessageLease(queue, message, queue.Time, NullLogger.Instance).HoldWhileAsync(async () =>
        {
            for (int n = 0; n < waits.Length; n++)
            {
                await queue.Time.AdvanceWaitersAsync(waits[n]);
                await queue.Journal.WaitForAsync($"try {n + 1}");
            }

            queue.Time.Advance(TimeSpan.FromSeconds(5));
            return true;
        });
    }

    /// <summary>A queue that answers to each renewal with the next of these failures, null being success.</summary>
    private sealed class LeaseLog(params RequestFailedException?[] answers) : QueueClient
    {
        public ObservedTime Time { get; } = new(DateTimeOffset.UnixEpoch);

        public List<double> Seconds { get; } = [];

        public Journal Journal { get; } = new();

        public override string Name => "log";

        public override Task<Response<UpdateReceipt>> UpdateMessageAsync(
            string messageId, string popReceipt, string? messageText = null, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default)
        {
            RequestFailedException? answer = answers[Seconds.Count];
            Seconds.Add((Time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds);
            Journal.Write($"try {Seconds.Count}");
            return answer is null
                ? Task.FromResult(Response.FromValue(QueuesModelFactory.UpdateReceipt("next", Time.GetUtcNow()), null!))
                : throw answer;
        }
    }
}
