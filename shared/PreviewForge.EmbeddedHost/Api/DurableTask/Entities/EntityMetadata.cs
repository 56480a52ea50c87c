using Microsoft.DurableTask.Entities;

namespace Microsoft.DurableTask.Client.Entities;

/// <summary>What is known of an entity.</summary>
public class EntityMetadata<TState>(EntityInstanceId id)
{
    private readonly TState? _state;

    public EntityMetadata(EntityInstanceId id, TState? state)
        : this(id, state, state is not null)
    {
    }

    /// <summary>With a state that is included even where it is the default of its type, such as null or zero.</summary>
    internal EntityMetadata(EntityInstanceId id, TState? state, bool includesState)
        : this(id)
    {
        _state = state;
        IncludesState = includesState;
    }

    public EntityInstanceId Id { get; } = id;

    public DateTimeOffset LastModifiedTime { get; init; }

    /// <summary>Operations that wait.</summary>
    public int BacklogQueueSize { get; init; }

    /// <summary>Id of the orchestration that has locked it.</summary>
    public string? LockedBy { get; init; }

    public bool IncludesState { get; }

    /// <exception cref="InvalidOperationException">The state was not asked for.</exception>
    public TState State => IncludesState ? _state! : throw new InvalidOperationException("Ask for the state (includeState: true) to read it.");
}

/// <summary>What is known of an entity, with its state as text.</summary>
public sealed class EntityMetadata(EntityInstanceId id, SerializedData? state = null) : EntityMetadata<SerializedData>(id, state);
