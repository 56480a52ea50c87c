namespace DurableTask.Core.Exceptions;

/// <summary>An orchestration of this id exists and has not ended. The name is that of the official client's exception.</summary>
public sealed class OrchestrationAlreadyExistsException(string message) : Exception(message);
