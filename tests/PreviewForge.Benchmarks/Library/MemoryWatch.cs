namespace PreviewForge.Benchmarks.Library;

/// <summary>The memory of this process while something goes on.</summary>
internal sealed class MemoryWatch
{
    private const double MiB = 1024 * 1024;

    /// <summary>A full collection disturbs, so only so many rounds look at what is alive.</summary>
    private const int RoundsPerCollection = 20;

    private int _rounds;

    /// <summary>MiB that are alive, as full collections find; the most of all looks.</summary>
    public double Alive { get; private set; }

    /// <summary>MiB of the heap with its garbage; the most of all looks.</summary>
    public double Heap { get; private set; }

    /// <summary>MiB of the whole process; never shrinks much.</summary>
    public double WorkingSet { get; private set; }

    public void Look()
    {
        Heap = Math.Max(Heap, GC.GetTotalMemory(forceFullCollection: false) / MiB);
        WorkingSet = Math.Max(WorkingSet, Environment.WorkingSet / MiB);
        if (_rounds++ % RoundsPerCollection == 0)
        {
            Alive = Math.Max(Alive, GC.GetTotalMemory(forceFullCollection: true) / MiB);
        }
    }
}
