using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace PreviewForge.Tests.App.Jobs.Gate;

/// <summary>One operation on an entity, with what it kept and whom it started.</summary>
internal sealed class ScriptedOperation(string name) : TaskEntityOperation
{
    private readonly RecordingContext _context = new();
    private readonly KeptState _state = new();

    /// <summary>Name, id and input of each orchestration.</summary>
    public IReadOnlyList<(string Name, string? Id, object? Input)> Started => _context.Started;

    public object? Kept => _state.Kept;

    public override string Name => name;

    public override TaskEntityContext Context => _context;

    public override TaskEntityState State => _state;

    public override bool HasInput => false;

    public override object? GetInput(Type inputType) => null;

    private sealed class RecordingContext : TaskEntityContext
    {
        public List<(string, string?, object?)> Started { get; } = [];

        public override EntityInstanceId Id => new("test", "test");

        public override void SignalEntity(EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null) => throw new NotSupportedException();

        public override string ScheduleNewOrchestration(TaskName name, object? input = null, StartOrchestrationOptions? options = null)
        {
            Started.Add((name.Name, options?.InstanceId, input));
            return options?.InstanceId ?? "";
        }
    }

    private sealed class KeptState : TaskEntityState
    {
        public object? Kept { get; private set; }

        public override bool HasState => Kept is not null;

        public override object? GetState(Type type) => Kept;

        public override void SetState(object? state) => Kept = state;
    }
}
