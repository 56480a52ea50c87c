using PreviewForge.Contracts.Runners;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>One worker: does one message after the other.</summary>
internal sealed class Worker(int id)
{
    private volatile CurrentWork? _current;

    /// <summary>1-based; a number is used again after its worker has gone.</summary>
    public int Id => id;

    public string Name { get; } = $"CPU Worker {id}";

    /// <summary>What it does now, for the heartbeat; null when it does nothing.</summary>
    public CurrentWork? Current
    {
        get => _current;
        set => _current = value;
    }

    /// <summary>Belongs to the pool.</summary>
    internal bool IsTaken { get; set; }

    public WorkerState ToState() => new() { Id = Id, Kind = WorkerKind.Cpu, Name = Name, Current = Current };
}
