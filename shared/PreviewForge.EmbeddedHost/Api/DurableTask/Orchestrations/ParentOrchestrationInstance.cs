namespace Microsoft.DurableTask;

/// <summary>Who started a sub-orchestration: an orchestration, or an entity (then the id is <c>@name@key</c>).</summary>
public record ParentOrchestrationInstance(TaskName Name, string InstanceId);
