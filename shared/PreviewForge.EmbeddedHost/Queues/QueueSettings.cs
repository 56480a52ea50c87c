using System.Globalization;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using PreviewForge.EmbeddedHost.Configuration;

namespace PreviewForge.EmbeddedHost.Queues;

/// <summary><c>extensions.queues</c> of <c>host.json</c>, with the defaults of the official storage extension 5.x.</summary>
internal sealed record QueueSettings
{
    /// <summary>
    /// A message that is being worked on is hidden this long, and again before the time is over. The official host takes ten minutes; what a host that was killed
    /// had in hand comes back only then, and on one box nobody else works on it meanwhile.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>The shortest wait between two looks into an empty queue.</summary>
    public static readonly TimeSpan MinPollingInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Messages to take at once, 1 to 32.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>More are taken once no more than this many are being worked on; half the batch by default.</summary>
    public int NewBatchThreshold { get; init; } = 8;

    /// <summary>Tries before a message goes to the poison queue.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>Wait before a message whose function failed can be taken again.</summary>
    public TimeSpan VisibilityTimeout { get; init; }

    /// <summary>The longest wait between two looks into an empty queue.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How texts stand in messages.</summary>
    public QueueMessageEncoding Encoding { get; init; } = QueueMessageEncoding.Base64;

    /// <exception cref="InvalidOperationException">A setting is out of its range; the message names it.</exception>
    public static QueueSettings From(HostJson hostJson)
    {
        IConfigurationSection section = hostJson.Extension("queues");
        QueueSettings defaults = new();
        int batchSize = Number(section, "batchSize", defaults.BatchSize, 1, 32);
        return new QueueSettings
        {
            BatchSize = batchSize,
            NewBatchThreshold = Number(section, "newBatchThreshold", batchSize / 2, 0, 1000),
            MaxDequeueCount = Number(section, "maxDequeueCount", defaults.MaxDequeueCount, 1, 100_000),
            VisibilityTimeout = Duration(section, "visibilityTimeout", defaults.VisibilityTimeout, TimeSpan.Zero, TimeSpan.FromDays(7)),
            MaxPollingInterval = Duration(section, "maxPollingInterval", defaults.MaxPollingInterval, MinPollingInterval, TimeSpan.FromDays(1)),
            Encoding = EncodingOf(section),
        };
    }

    private static int Number(IConfigurationSection section, string name, int fallback, int min, int max)
    {
        string? text = section[name];
        return text is null ? fallback
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= min && value <= max ? value
            : throw Bad(name, text, $"a number from {min} to {max}");
    }

    private static TimeSpan Duration(IConfigurationSection section, string name, TimeSpan fallback, TimeSpan min, TimeSpan max)
    {
        string? text = section[name];
        return text is null ? fallback
            : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan value) && value >= min && value <= max ? value
            : throw Bad(name, text, $"hh:mm:ss from {min} to {max}");
    }

    private static QueueMessageEncoding EncodingOf(IConfigurationSection section) => section["messageEncoding"] switch
    {
        null => QueueMessageEncoding.Base64,
        { } text when Enum.TryParse(text, ignoreCase: true, out QueueMessageEncoding encoding) => encoding,
        { } text => throw Bad("messageEncoding", text, "base64 or none"),
    };

    private static InvalidOperationException Bad(string name, string text, string wanted) =>
        new($"extensions.queues.{name} in host.json is '{text}'; it must be {wanted}.");
}
