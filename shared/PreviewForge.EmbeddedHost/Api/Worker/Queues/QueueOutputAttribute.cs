using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Sends the value to a storage queue: text as it is, anything else as JSON, one message for each element of an array, nothing for null.
/// </summary>
public sealed class QueueOutputAttribute(string queueName) : OutputBindingAttribute
{
    /// <summary>Name of the queue; <c>%NAME%</c> stands for the setting of that name.</summary>
    public string QueueName { get; } = queueName;

    /// <summary>Name of the setting that holds the connection string; null for <c>AzureWebJobsStorage</c>.</summary>
    public string? Connection { get; set; }
}
