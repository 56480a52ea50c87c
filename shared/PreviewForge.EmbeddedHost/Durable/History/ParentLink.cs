namespace PreviewForge.EmbeddedHost.Durable.History;

/// <summary>Who started an instance and waits for it.</summary>
/// <param name="InstanceId">An orchestration or an entity.</param>
/// <param name="Name">Name of the orchestrator or entity.</param>
/// <param name="ExecutionId">The execution that waits; its later rounds don't.</param>
/// <param name="TaskId">The task that waits; null when nobody does: entities don't wait.</param>
internal sealed record ParentLink(string InstanceId, string Name, string? ExecutionId, int? TaskId);
