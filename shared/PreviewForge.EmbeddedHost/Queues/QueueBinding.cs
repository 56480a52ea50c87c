using System.Globalization;
using System.Text.Json;
using Azure.Core.Serialization;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.EmbeddedHost.Functions.Binding;

namespace PreviewForge.EmbeddedHost.Queues;

/// <summary>What a function gets of a message.</summary>
internal static class QueueBinding
{
    /// <summary>The value of the trigger parameter.</summary>
    /// <exception cref="FunctionInputConverterException">The content is no JSON of this type.</exception>
    public static object? Value(QueueMessage message, BinaryData content, Type type, ObjectSerializer serializer)
    {
        try
        {
            return type switch
            {
                _ when type == typeof(string) => content.ToString(),
                _ when type == typeof(byte[]) => content.ToArray(),
                _ when type == typeof(BinaryData) => content,
                _ when type == typeof(QueueMessage) => WithContent(message, content),
                _ => ValueConversion.FromJson(content, type, serializer),
            };
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new FunctionInputConverterException($"Message {message.MessageId} is no JSON of type {type}.", e);
        }
    }

    /// <summary>The binding data, texts under the names that the official host uses.</summary>
    public static IReadOnlyDictionary<string, object?> Data(QueueMessage message, BinaryData content) =>
        new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["QueueTrigger"] = content.ToString(),
            ["Id"] = message.MessageId,
            ["PopReceipt"] = message.PopReceipt,
            ["DequeueCount"] = message.DequeueCount.ToString(CultureInfo.InvariantCulture),
            ["InsertionTime"] = Text(message.InsertedOn),
            ["ExpirationTime"] = Text(message.ExpiresOn),
            ["NextVisibleTime"] = Text(message.NextVisibleOn),
        };

    private static string? Text(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);

    private static QueueMessage WithContent(QueueMessage message, BinaryData content) => QueuesModelFactory.QueueMessage(
        message.MessageId, message.PopReceipt, content, message.DequeueCount, message.NextVisibleOn, message.InsertedOn, message.ExpiresOn);
}
