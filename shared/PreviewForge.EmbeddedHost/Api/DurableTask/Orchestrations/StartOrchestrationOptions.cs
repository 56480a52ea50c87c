namespace Microsoft.DurableTask;

/// <summary>Options of a new orchestration.</summary>
/// <param name="InstanceId">
/// Id of the instance: 1 to 256 characters, not beginning with <c>@</c>, without <c>/ \ # ?</c> and control characters;
/// null: a generated one of 32 hexadecimal digits.
/// </param>
/// <param name="StartAt">Not before this time; the instance is pending until then.</param>
public record StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
{
    /// <summary>Free labels, shown in the metadata of the instance.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Version of the orchestration.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>
    /// States of an existing instance of this id that refuse the start, by name of <c>OrchestrationRuntimeStatus</c>;
    /// null: those in which it has not ended.
    /// </summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
