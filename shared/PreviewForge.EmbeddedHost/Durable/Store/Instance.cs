using System.Text.Json;
using Microsoft.DurableTask.Client;
using PreviewForge.EmbeddedHost.Durable.History;

namespace PreviewForge.EmbeddedHost.Durable.Store;

/// <summary>An orchestration instance as the store keeps it.</summary>
internal sealed record Instance
{
    public required string Id { get; init; }

    /// <summary>One round of the instance; each ContinueAsNew begins another.</summary>
    public required string ExecutionId { get; init; }

    public required string Name { get; init; }

    public string Version { get; init; } = string.Empty;

    public required OrchestrationRuntimeStatus Status { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    public ParentLink? Parent { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>What of its row can't be read; null when it is sound.</summary>
    public string? Damage { get; init; }

    public bool HasEnded => Status.HasEnded();

    /// <exception cref="JsonException">Its row is damaged.</exception>
    public void ThrowIfDamaged()
    {
        if (Damage is not null)
        {
            throw new JsonException($"The row of the instance is damaged: {Damage}");
        }
    }
}

internal static class RuntimeStatusExtensions
{
    public static bool HasEnded(this OrchestrationRuntimeStatus status) => status
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated or OrchestrationRuntimeStatus.Canceled;
}
