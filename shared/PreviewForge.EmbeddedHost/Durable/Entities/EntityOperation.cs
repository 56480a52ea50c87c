using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable.Entities;

/// <summary>An operation as the entity's code sees it.</summary>
internal sealed class EntityOperation(Message message, TaskEntityContext context, TaskEntityState state, DataConverter converter) : TaskEntityOperation
{
    public override string Name => message.Name ?? string.Empty;

    public override TaskEntityContext Context => context;

    public override TaskEntityState State => state;

    public override bool HasInput => message.Body is not null;

    public override object? GetInput(Type inputType) => converter.Deserialize(message.Body, inputType);
}

/// <summary>The state in memory, as text between operations.</summary>
internal sealed class EntityState(string? serialized, DataConverter converter) : TaskEntityState
{
    public string? Serialized { get; set; } = serialized;

    public override bool HasState => Serialized is not null;

    public override object? GetState(Type type) => converter.Deserialize(Serialized, type);

    public override void SetState(object? state) => Serialized = converter.Serialize(state);
}
