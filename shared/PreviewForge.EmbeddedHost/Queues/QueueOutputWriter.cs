using System.Collections;
using Azure.Core.Serialization;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Options;
using PreviewForge.EmbeddedHost.Configuration;
using PreviewForge.EmbeddedHost.Functions.Outputs;

namespace PreviewForge.EmbeddedHost.Queues;

/// <summary>Sends what <c>[QueueOutput]</c> marks: text and bytes as they are, other things as JSON, lists element by element.</summary>
internal sealed class QueueOutputWriter(QueueClients queues, HostJson hostJson, IOptions<WorkerOptions> options) : IOutputWriter
{
    private readonly QueueMessageEncoding _encoding = QueueSettings.From(hostJson).Encoding;
    private readonly ObjectSerializer _serializer = options.Value.Serializer!;

    public bool Handles(OutputBindingAttribute attribute) => attribute is QueueOutputAttribute;

    public async Task WriteAsync(OutputBindingAttribute attribute, object value, CancellationToken cancellationToken)
    {
        QueueOutputAttribute output = (QueueOutputAttribute)attribute;
        QueueClient queue = queues.Open(output.QueueName, output.Connection);
        foreach (object message in Messages(value))
        {
            await QueueClients.SendAsync(queue, MessageText.Encode(Content(message), _encoding), cancellationToken);
        }
    }

    private static IEnumerable<object> Messages(object value) => value switch
    {
        string or byte[] or BinaryData => [value],
        IEnumerable many => many.Cast<object?>().OfType<object>(),
        _ => [value],
    };

    private BinaryData Content(object message) => message switch
    {
        string text => BinaryData.FromString(text),
        byte[] bytes => BinaryData.FromBytes(bytes),
        BinaryData data => data,
        _ => _serializer.Serialize(message, message.GetType(), CancellationToken.None),
    };
}
