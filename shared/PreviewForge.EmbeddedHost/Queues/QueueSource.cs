using Azure.Storage.Queues;
using PreviewForge.EmbeddedHost.Functions;

namespace PreviewForge.EmbeddedHost.Queues;

/// <summary>A queue and the function that its messages are for.</summary>
/// <param name="Function">The function.</param>
/// <param name="Queue">The queue.</param>
/// <param name="Poison">Where messages go whose function always fails; null when there is no such place.</param>
/// <param name="Settings">How the queue is worked on.</param>
internal sealed record QueueSource(FunctionDescriptor Function, QueueClient Queue, QueueClient? Poison, QueueSettings Settings);
