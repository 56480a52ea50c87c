namespace Microsoft.DurableTask.Client.Entities;

/// <summary>Which entities to list.</summary>
public record EntityQuery
{
    public const int DefaultPageSize = 100;

    /// <summary>Beginning of the id, <c>@name@key…</c>; the name in any case.</summary>
    public string? InstanceIdStartsWith { get; init; }

    public DateTimeOffset? LastModifiedFrom { get; init; }

    public DateTimeOffset? LastModifiedTo { get; init; }

    /// <summary>Default true.</summary>
    public bool IncludeState { get; init; } = true;

    /// <summary>Whether entities without a state are listed, too: those that are only locked.</summary>
    public bool IncludeTransient { get; init; }

    public int? PageSize { get; init; }

    public string? ContinuationToken { get; init; }
}
