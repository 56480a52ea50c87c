using System.Text;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using PreviewForge.EmbeddedHost.Configuration;
using PreviewForge.EmbeddedHost.Queues;
using PreviewForge.EmbeddedHost.Storage;

namespace PreviewForge.EmbeddedHost.Tests.Queues;

public sealed class QueueSettingsTests
{
    [Fact]
    public void The_defaults_are_those_of_the_official_extension()
    {
        QueueSettings settings = Read("{}");

        Assert.Equal((16, 8, 5), (settings.BatchSize, settings.NewBatchThreshold, settings.MaxDequeueCount));
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromMinutes(1)), (settings.VisibilityTimeout, settings.MaxPollingInterval));
        Assert.Equal(QueueMessageEncoding.Base64, settings.Encoding);
    }

    [Fact]
    public void Every_setting_is_read()
    {
        QueueSettings settings = Read("""
            { "batchSize": 32, "newBatchThreshold": 3, "maxDequeueCount": 2, "visibilityTimeout": "00:00:30",
              "maxPollingInterval": "00:00:02", "messageEncoding": "none" }
            """);

        Assert.Equal((32, 3, 2), (settings.BatchSize, settings.NewBatchThreshold, settings.MaxDequeueCount));
        Assert.Equal((TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(2)), (settings.VisibilityTimeout, settings.MaxPollingInterval));
        Assert.Equal(QueueMessageEncoding.None, settings.Encoding);
    }

    [Fact]
    public void The_threshold_follows_the_batch() => Assert.Equal(5, Read("""{ "batchSize": 10 }""").NewBatchThreshold);

    [Theory]
    [InlineData("batchSize", "0")]
    [InlineData("batchSize", "33")]
    [InlineData("newBatchThreshold", "-1")]
    [InlineData("maxDequeueCount", "0")]
    [InlineData("visibilityTimeout", "soon")]
    [InlineData("maxPollingInterval", "00:00:00.05")]
    [InlineData("messageEncoding", "rot13")]
    public void A_setting_out_of_its_range_is_refused_by_name(string name, string value)
    {
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => Read($$"""{ "{{name}}": "{{value}}" }"""));

        Assert.Contains($"extensions.queues.{name} in host.json is '{value}'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Waits_double_up_to_the_longest_and_begin_anew()
    {
        ExponentialBackoff backoff = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1));

        Assert.Equal([100, 200, 400, 800, 1000, 1000], Enumerable.Range(0, 6).Select(_ => backoff.Next().TotalMilliseconds));
        backoff.Reset();
        Assert.Equal(100, backoff.Next().TotalMilliseconds);
    }

    [Theory]
    [InlineData("orders", "orders-poison")]
    [InlineData("orders-poison", null)]
    [InlineData("a-queue-name-of-fifty-seven-letters-is-too-long-for-more-x", null)]
    public void A_poison_queue_has_none_itself(string queue, string? poison) =>
        Assert.Equal(poison, PoisonQueue.NameFor(new QueueClient(new Uri($"http://127.0.0.1/account/{queue}"))));

    private static QueueSettings Read(string section)
    {
        using MemoryStream json = new(Encoding.UTF8.GetBytes($$"""{ "extensions": { "queues": {{section}} } }"""));
        return QueueSettings.From(new HostJson(new ConfigurationBuilder().AddJsonStream(json).Build(), "/app"));
    }
}
