namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

/// <summary>The code no longer does what the history of the instance says it did.</summary>
internal sealed class NonDeterministicOrchestrationException(string message) : Exception(
    $"{message} The orchestrator's code has changed while the instance was under way, or it depends on something that changes "
    + "(clock, random numbers, settings). Give changed code a new name, and let instances of the old one end first.");
