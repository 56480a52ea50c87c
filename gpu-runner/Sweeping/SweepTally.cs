using PreviewForge.Contracts.Results;

namespace PreviewForge.GpuRunner.Sweeping;

/// <summary>What a sweep has counted so far.</summary>
internal sealed class SweepTally
{
    private readonly List<string> _paths = [];

    public long Folders { get; set; }

    public long UnreadableFolders { get; set; }

    public long Videos { get; set; }

    public long Previews { get; set; }

    public long Orphans { get; private set; }

    public long Removed { get; private set; }

    public long NotRemoved { get; private set; }

    public string? Problem { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>An orphan was found that would free so many bytes.</summary>
    public void Found(OwnPreview orphan, long bytes)
    {
        Orphans++;
        Name(orphan, bytes);
    }

    /// <summary>What was found was only counted: from now on bytes and paths are of what is removed.</summary>
    public void BeginRemoval()
    {
        _paths.Clear();
        Bytes = 0;
    }

    public void Remove(OwnPreview orphan, long bytes)
    {
        Removed++;
        Name(orphan, bytes);
    }

    public void Fail(OwnPreview orphan, string why)
    {
        NotRemoved++;
        Problem ??= $"'{orphan.Path}' could not be removed: {why}";
    }

    /// <summary>The counts, without the ids.</summary>
    public SweepResult ApplyTo(SweepResult result) => result with
    {
        Folders = Folders,
        UnreadableFolders = UnreadableFolders,
        Videos = Videos,
        Previews = Previews,
        Orphans = Orphans,
        Removed = Removed,
        NotRemoved = NotRemoved,
        Problem = Problem,
        Bytes = Bytes,
        Paths = [.. _paths],
    };

    private void Name(OwnPreview orphan, long bytes)
    {
        Bytes += bytes;
        if (_paths.Count < SweepResult.MaxPaths)
        {
            _paths.Add(orphan.Path);
        }
    }
}
