using PreviewForge.Contracts.Runners;
using PreviewForge.GpuRunner.Hardware;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>One worker: does one message after the other, always with the same device.</summary>
/// <param name="id">1-based; a number is used again after its worker has gone.</param>
/// <param name="number">1-based, among those on GPUs, or those on the CPU.</param>
/// <param name="device">What it decodes with.</param>
internal sealed class Worker(int id, int number, DecodeDevice device)
{
    private volatile CurrentWork? _current;
    private volatile LatestFrame? _latestFrame;
    private volatile string? _frameBlob;
    private volatile string? _fallbackReason;
    private volatile DecodeDevice _device = device;
    private int _fallbacks;

    public int Id => id;

    public int Number => number;

    /// <summary>What it decodes with. The id stays; the address may be another after a new search.</summary>
    public DecodeDevice Device
    {
        get => _device;
        internal set => _device = value;
    }

    /// <summary>See <see cref="WorkerGroup.Threads"/>.</summary>
    public int Threads { get; internal set; }

    public WorkerKind Kind => Device.IsHardware ? WorkerKind.Gpu : WorkerKind.Cpu;

    public string Name => Device.IsHardware ? $"GPU Worker {number} ({Device.Name})" : $"CPU Worker {number}";

    /// <summary>What it does now, for the heartbeat; null when it does nothing.</summary>
    public CurrentWork? Current
    {
        get => _current;
        set
        {
            _current = value;
            if (value is null)
            {
                (_latestFrame, _frameBlob) = (null, null);
            }
        }
    }

    /// <summary>The last picture of the video in hand; null while there is none.</summary>
    public LatestFrame? LatestFrame
    {
        get => _latestFrame;
        set => _latestFrame = value;
    }

    /// <summary>Where people can see a picture of the video in hand; null while they can't.</summary>
    public string? FrameBlob
    {
        get => _frameBlob;
        set => _frameBlob = value;
    }

    /// <summary>Belongs to the pool.</summary>
    internal bool IsTaken { get; set; }

    /// <summary>A new message: what was said of the last one is over.</summary>
    public void Begin() => _fallbackReason = null;

    /// <summary>The work goes on in software. Shown until the next message.</summary>
    /// <param name="reason">As a sentence for a person.</param>
    public void FellBack(string reason)
    {
        _fallbackReason = reason;
        Interlocked.Increment(ref _fallbacks);
    }

    public WorkerState ToState() => new()
    {
        Id = Id,
        Kind = Kind,
        Device = Device.Id,
        Name = Name,
        Current = Current is { } work ? work with { FallbackReason = _fallbackReason, FrameBlob = _frameBlob } : null,
        FallbackReason = _fallbackReason,
        Fallbacks = Volatile.Read(ref _fallbacks),
    };
}
