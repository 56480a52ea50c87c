using PreviewForge.Contracts.Results;

namespace PreviewForge.GpuRunner.Sweeping;

/// <summary>A folder of a library, and the proof that its disk is there.</summary>
/// <param name="path">Absolute path, without a slash at its end.</param>
internal sealed class SweepRoot(string path)
{
    /// <summary>Most videos that are remembered; each is in a folder of its own.</summary>
    private const int MostWitnesses = 16;

    private readonly Queue<string> _witnesses = [];

    public string Path => path;

    /// <summary>Each path once.</summary>
    public static IReadOnlyList<SweepRoot> Of(IEnumerable<string> paths) =>
        [.. paths.Select(root => System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(root)))
            .Distinct(StringComparer.Ordinal)
            .Select(root => new SweepRoot(root))];

    /// <summary>True for this root, and for one that lies below it.</summary>
    public bool Holds(SweepRoot other) =>
        other.Path == path || other.Path.StartsWith(path + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Why nothing may be removed below any root, as far as can be told by one look; null when it looks right.</summary>
    public SweepRefusal? WhyDead()
    {
        if (!Directory.Exists(path))
        {
            return new SweepRefusal(SweepStop.RootMissing, $"'{path}' is not there on the runner: is its disk mounted? Nothing was removed.");
        }

        return FolderLook.TryTake(path) switch
        {
            null => new SweepRefusal(SweepStop.RootUnreadable, $"The runner can't look into '{path}': look at its owner and mode, and at the mount. Nothing was removed."),
            { IsEmpty: true } => new SweepRefusal(SweepStop.RootEmpty, $"'{path}' is empty, as a mount point without its disk is. Nothing was removed."),
            _ => null,
        };
    }

    /// <summary>Remembers a video that was just seen.</summary>
    public void Saw(string video)
    {
        _witnesses.Enqueue(video);
        if (_witnesses.Count > MostWitnesses)
        {
            _witnesses.Dequeue();
        }
    }

    /// <summary>True while one of the videos that were seen last is still there.</summary>
    public bool IsAlive() => _witnesses.Any(File.Exists);
}
