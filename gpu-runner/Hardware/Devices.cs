using PreviewForge.GpuRunner.Hardware.Vulkan;

namespace PreviewForge.GpuRunner.Hardware;

/// <summary>
/// The devices as they are known now. One that fails several times in a row is drained: it takes no work until it decodes the test
/// pictures again.
/// </summary>
internal sealed class Devices(TimeProvider time)
{
    /// <summary>Fewer may be the fault of the files.</summary>
    public const int FailuresToDrain = 3;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);
    private IReadOnlyList<KnownDevice> _known = [];
    private TaskCompletionSource _doubt = NewSignal();

    /// <summary>Raised after each change; not while a lock is held.</summary>
    public event Action? Changed;

    /// <summary>False until the first search has ended.</summary>
    public bool IsSearched { get; private set; }

    /// <summary>Usable or not, in the order in which they were found.</summary>
    public IReadOnlyList<KnownDevice> Known
    {
        get
        {
            lock (_gate)
            {
                return _known;
            }
        }
    }

    /// <summary>Ends when somebody has reason to believe that the devices are others than they were.</summary>
    public Task Doubted
    {
        get
        {
            lock (_gate)
            {
                return _doubt.Task;
            }
        }
    }

    /// <summary>Null until the first search has ended.</summary>
    public VulkanDevice? Vulkan { get; private set; }

    public bool AnyDrained => Known.Any(device => device.Drained is not null);

    /// <summary>Null when the device is not known, or not to be used.</summary>
    public KnownDevice? FindUsable(string id) => Known.FirstOrDefault(device => device.Id == id && device.Usable is not null);

    /// <summary>Takes what a search found. What was used before and is gone stays in the list, drained.</summary>
    public void Replace(IReadOnlyList<KnownDevice> found, VulkanDevice vulkan)
    {
        lock (_gate)
        {
            var ids = found.Select(device => device.Id).ToHashSet(StringComparer.Ordinal);
            var gone = _known.Where(device => !ids.Contains(device.Id) && (device.Usable ?? Before(device)) is not null);
            _known = [.. found, .. gone.Select(device => device with { Drained = device.Drained ?? $"It is gone since {time.GetUtcNow():u}." })];
            _failures.Clear();
            _doubt = NewSignal();
            (Vulkan, IsSearched) = (vulkan, true);
        }

        Changed?.Invoke();
    }

    /// <summary>A device did its work.</summary>
    public void Worked(DecodeDevice device)
    {
        lock (_gate)
        {
            _failures.Remove(device.Id);
        }
    }

    /// <summary>A device failed where the CPU may not. After several times in a row it is drained, and the devices are looked at anew.</summary>
    /// <param name="device">The device.</param>
    /// <param name="reason">As a sentence for a person.</param>
    public void Failed(DecodeDevice device, string reason)
    {
        lock (_gate)
        {
            var count = _failures[device.Id] = _failures.GetValueOrDefault(device.Id) + 1;
            if (count == FailuresToDrain)
            {
                var drained = $"It failed {count} times in a row; the last time: {reason}";
                _known = [.. _known.Select(known => known.Id == device.Id ? known with { Drained = known.Drained ?? drained } : known)];
                _doubt.TrySetResult();
            }
        }

        Changed?.Invoke();
    }

    /// <summary>Has the devices searched for again.</summary>
    public void Doubt()
    {
        lock (_gate)
        {
            _doubt.TrySetResult();
        }
    }

    private static DecodeDevice? Before(KnownDevice device) => device.Drained is null ? null : device.Found.Device;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
