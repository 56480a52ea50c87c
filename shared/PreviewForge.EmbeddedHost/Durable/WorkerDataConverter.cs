using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Options;

namespace PreviewForge.EmbeddedHost.Durable;

/// <summary>Durable data is written by the worker's serializer, as on the official host; an app may replace it in <see cref="WorkerOptions"/>.</summary>
internal sealed class WorkerDataConverter(IOptions<WorkerOptions> options) : DataConverter
{
    private readonly ObjectSerializer _serializer = options.Value.Serializer ?? new JsonObjectSerializer();

    public override string? Serialize(object? value) => value is null ? null : _serializer.Serialize(value, value.GetType()).ToString();

    public override object? Deserialize(string? data, Type targetType)
        => data is null ? null : _serializer.Deserialize(BinaryData.FromString(data).ToStream(), targetType, CancellationToken.None);
}
