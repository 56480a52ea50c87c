using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreviewForge.EmbeddedHost.Tests.Support;

namespace PreviewForge.EmbeddedHost.Tests.Queues;

public sealed class QueueTriggerTests(Azurite azurite) : IClassFixture<Azurite>
{
    private readonly Journal _journal = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_missing_queue_is_made_and_its_messages_are_taken()
    {
        await using TestHost host = await StartAsync(typeof(Kinds));

        await SendWhenThereAsync("kinds-text", "hello");

        await _journal.WaitForAsync("text hello");
    }

    [Fact]
    public async Task A_message_comes_as_binary_data_or_as_the_sdks_message()
    {
        await using TestHost host = await StartAsync(typeof(Kinds));

        await SendWhenThereAsync("kinds-data", "bytes");
        await SendWhenThereAsync("kinds-message", "whole");

        await _journal.WaitForAsync("data bytes");
        await _journal.WaitForAsync("message whole of try 1, named by binding data: True");
    }

    [Fact]
    public async Task A_message_that_is_not_base64_goes_to_the_poison_queue_as_it_came()
    {
        await using TestHost host = await StartAsync(typeof(Kinds));

        await SendWhenThereAsync("kinds-text", "not base64!", isEncoded: false);

        Assert.Equal("not base64!", (await ReceiveAsync("kinds-text-poison")).Body.ToString());
        Assert.DoesNotContain("text not base64!", _journal.Lines);
    }

    [Fact]
    public async Task A_message_that_killed_its_hosts_goes_to_the_poison_queue_unread()
    {
        QueueClient queue = Queue("deadly");
        await queue.CreateIfNotExistsAsync(cancellationToken: Cancelled);
        await SendWhenThereAsync("deadly", "bang");
        await queue.ReceiveMessageAsync(TimeSpan.FromSeconds(1), Cancelled);
        await ReceivableAsync(queue);

        await using TestHost host = await StartAsync(typeof(Deadly), """{ "maxDequeueCount": 1 }""");

        Assert.Equal("bang", Decoded(await ReceiveAsync("deadly-poison")));
        Assert.Empty(_journal.Lines);
    }

    [Fact]
    public async Task A_message_whose_function_does_not_end_in_time_is_free_again_when_the_host_has_stopped()
    {
        await using (TestHost host = await StartAsync(typeof(Slow)))
        {
            await SendWhenThereAsync("slow", "work");
            await _journal.WaitForAsync("slow begins");
            await host.StopAsync();
            Assert.Contains("slow was asked to stop", _journal.Lines);
        }

        Assert.Equal("work", Decoded(await ReceiveAsync("slow")));
    }

    [Fact]
    public async Task A_function_that_ends_soon_may_end_while_the_host_stops()
    {
        await using (TestHost host = await StartAsync(typeof(Quick)))
        {
            await SendWhenThereAsync("quick", "work");
            await _journal.WaitForAsync("quick begins");
            await host.StopAsync();
        }

        Assert.Contains("quick ends", _journal.Lines);
        Assert.Empty((await Queue("quick").PeekMessagesAsync(32, Cancelled)).Value);
    }

    [Fact]
    public async Task No_more_messages_are_in_work_than_batch_and_threshold_allow()
    {
        await using TestHost host = await StartAsync(typeof(Crowded), """{ "batchSize": 2, "newBatchThreshold": 1 }""");

        for (int i = 0; i < 12; i++)
        {
            await SendWhenThereAsync("crowded", $"{i}");
        }

        await _journal.WaitForAsync("crowded ends", times: 12);
        Assert.InRange(_journal.Lines.Where(line => line.StartsWith("in work ", StringComparison.Ordinal)).Max(line => int.Parse(line[8..])), 2, 3);
    }

    [Fact]
    public async Task An_account_that_is_away_is_told_once_and_used_when_it_comes()
    {
        await using Azurite late = new();
        TestApp app = App(typeof(Kinds), late.ConnectionString);
        await using TestHost host = await TestHost.StartAsync(app);
        while (!host.Logs.Lines.Any(line => line.Contains("Queue kinds-text cannot be reached", StringComparison.Ordinal)))
        {
            await Task.Delay(50, Cancelled);
        }

        await late.InitializeAsync();
        await SendWhenThereAsync("kinds-text", "at last", account: late.ConnectionString);

        await _journal.WaitForAsync("text at last");
        Assert.Single(host.Logs.Lines, line => line.Contains("Queue kinds-text cannot be reached", StringComparison.Ordinal));
        Assert.Single(host.Logs.Lines, line => line.Contains("Queue kinds-text can be reached again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_queue_trigger_without_an_account_is_refused_at_the_start()
    {
        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(App(typeof(Kinds), " ")));

        Assert.Contains("AzureWebJobsStorage holds no storage connection string", refusal.Message, StringComparison.Ordinal);
    }

    private static string Decoded(QueueMessage message) => Encoding.UTF8.GetString(Convert.FromBase64String(message.Body.ToString()));

    private static async Task ReceivableAsync(QueueClient queue)
    {
        while ((await queue.PeekMessagesAsync(1, Cancelled)).Value.Length == 0)
        {
            await Task.Delay(20, Cancelled);
        }
    }

    private Task<TestHost> StartAsync(Type functions, string queues = "{}") => TestHost.StartAsync(App(functions, azurite.ConnectionString, queues));

    private TestApp App(Type functions, string account, string queues = "{}") => new(functions)
    {
        HostJson = $$"""{ "extensions": { "queues": {{queues}} } }""",
        Settings = { ["AzureWebJobsStorage"] = account, ["TEXT_QUEUE"] = "kinds-text", ["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:00:00.2" },
        Configure = builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Services.AddSingleton(_journal);
        },
    };

    private QueueClient Queue(string name, string? account = null) => new(account ?? azurite.ConnectionString, name);

    /// <summary>The host makes its queues by itself, a moment after its start.</summary>
    private async Task SendWhenThereAsync(string name, string text, bool isEncoded = true, string? account = null)
    {
        QueueClient queue = Queue(name, account);
        while (!await queue.ExistsAsync(Cancelled))
        {
            await Task.Delay(20, Cancelled);
        }

        await queue.SendMessageAsync(isEncoded ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : text, Cancelled);
    }

    private async Task<QueueMessage> ReceiveAsync(string name)
    {
        QueueClient queue = Queue(name);
        while (true)
        {
            if (await queue.ExistsAsync(Cancelled) && (await queue.ReceiveMessageAsync(cancellationToken: Cancelled)).Value is { } message)
            {
                return message;
            }

            await Task.Delay(20, Cancelled);
        }
    }

    private sealed class Kinds(Journal journal)
    {
        [Function("Text")]
        public void Text([QueueTrigger("%TEXT_QUEUE%")] string message) => journal.Write($"text {message}");

        [Function("Data")]
        public void Data([QueueTrigger("kinds-data")] BinaryData message) => journal.Write($"data {message}");

        [Function("Message")]
        public void Message([QueueTrigger("kinds-message")] QueueMessage message, string id, int dequeueCount) =>
            journal.Write($"message {message.Body} of try {dequeueCount}, named by binding data: {message.MessageId == id}");
    }

    private sealed class Deadly(Journal journal)
    {
        [Function("Deadly")]
        public void Run([QueueTrigger("deadly")] string message) => journal.Write(message);
    }

    private sealed class Slow(Journal journal)
    {
        [Function("Slow")]
        public async Task Run([QueueTrigger("slow")] string message, CancellationToken cancelled)
        {
            journal.Write("slow begins");
            try
            {
                await Task.Delay(Timeout.Infinite, cancelled);
            }
            finally
            {
                journal.Write("slow was asked to stop");
            }
        }
    }

    private sealed class Quick(Journal journal, IHostApplicationLifetime host)
    {
        [Function("Quick")]
        public async Task Run([QueueTrigger("quick")] string message)
        {
            journal.Write("quick begins");
            await Task.Delay(Timeout.Infinite, host.ApplicationStopping).ContinueWith(_ => { }, TaskScheduler.Default);
            journal.Write("quick ends");
        }
    }

    private sealed class Crowded(Journal journal)
    {
        private static int _inWork;

        [Function("Crowded")]
        public async Task Run([QueueTrigger("crowded")] string message)
        {
            journal.Write($"in work {Interlocked.Increment(ref _inWork)}");
            await journal.WaitForAsync("in work 2");
            await Task.Delay(30, TestContext.Current.CancellationToken); // For a fourth to come, if it may.
            Interlocked.Decrement(ref _inWork);
            journal.Write("crowded ends");
        }
    }
}
