using Azure.Storage.Queues;

namespace PreviewForge.EmbeddedHost.Queues;

/// <summary>Name of the queue that takes the messages whose function always fails.</summary>
internal static class PoisonQueue
{
    private const string Suffix = "-poison";
    private const int LongestQueueName = 63;

    /// <returns>Null when the queue has no poison queue: it is one itself, or its name is too long for one.</returns>
    public static string? NameFor(QueueClient queue) =>
        queue.Name.EndsWith(Suffix, StringComparison.Ordinal) || queue.Name.Length + Suffix.Length > LongestQueueName ? null : queue.Name + Suffix;
}
