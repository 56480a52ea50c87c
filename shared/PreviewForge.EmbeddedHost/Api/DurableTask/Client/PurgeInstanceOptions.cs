namespace Microsoft.DurableTask.Client;

/// <param name="Recursive">Whether its sub-orchestrations that have ended are purged, too.</param>
public record PurgeInstanceOptions(bool Recursive = false);
