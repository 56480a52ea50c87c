using Microsoft.DurableTask.Client;

namespace PreviewForge.EmbeddedHost.Durable.Store;

/// <summary>Which instances are wanted; null: no condition.</summary>
internal sealed record InstanceFilter(
    DateTimeOffset? CreatedFrom = null, DateTimeOffset? CreatedTo = null,
    IReadOnlyCollection<OrchestrationRuntimeStatus>? Statuses = null, string? Prefix = null);
