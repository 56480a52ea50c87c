using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Runs the function for each message of a storage queue; its parameter is a <c>string</c>, <c>byte[]</c>, <c>BinaryData</c>,
/// <c>QueueMessage</c> or an object that the message holds as JSON.
/// </summary>
public sealed class QueueTriggerAttribute(string queueName) : TriggerBindingAttribute
{
    /// <summary>Name of the queue; <c>%NAME%</c> stands for the setting of that name.</summary>
    public string QueueName { get; } = queueName;

    /// <summary>Name of the setting that holds the connection string; null for <c>AzureWebJobsStorage</c>.</summary>
    public string? Connection { get; set; }
}
