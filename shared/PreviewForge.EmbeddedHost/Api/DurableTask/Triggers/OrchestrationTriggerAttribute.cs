using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Makes the function an orchestrator. The parameter is a <see cref="DurableTask.TaskOrchestrationContext"/>; one more plain
/// parameter takes the input.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OrchestrationTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Name of the orchestrator; null: the name of the function.</summary>
    public string? Orchestration { get; set; }
}
