using PreviewForge.Contracts.Work;

namespace PreviewForge.GpuRunner.FrameCache;

/// <summary>
/// Knows the packs and decides which must go. Only knows: whoever asks deletes the files. A pack that is being read never goes.
/// </summary>
internal sealed class CacheIndex(TimeSpan lifetime)
{
    /// <summary>Most packs; tiny clips would never fill the space.</summary>
    private const int MostEntries = 1024;

    private readonly Lock _gate = new();
    private readonly List<CacheEntry> _entries = []; // The least recently used comes first.
    private readonly List<CacheEntry> _inUse = []; // Once per user.

    /// <summary>Bytes of all packs.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
            {
                return _entries.Sum(entry => entry.Bytes);
            }
        }
    }

    /// <summary>A pack that serves all plans, held until <see cref="GiveBack"/>; null when there is none.</summary>
    public CacheEntry? Take(string key, IReadOnlyList<OutputPlan> plans, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_entries.FindLast(entry => entry.Serves(key, plans) && !IsExpired(entry, now)) is not { } found)
            {
                return null;
            }

            _entries.Remove(found);
            _entries.Add(found);
            _inUse.Add(found);
            return found;
        }
    }

    public void GiveBack(CacheEntry entry)
    {
        lock (_gate)
        {
            _inUse.Remove(entry);
        }
    }

    public void Add(CacheEntry entry)
    {
        lock (_gate)
        {
            _entries.Add(entry);
        }
    }

    /// <summary>Forgets a pack whatever it is used for: it can't be read.</summary>
    public void Remove(CacheEntry entry)
    {
        lock (_gate)
        {
            _entries.Remove(entry);
        }
    }

    /// <summary>Forgets what is too old, what a newer pack makes needless, and the least recently used beyond the space.</summary>
    /// <param name="now">The time of day.</param>
    /// <param name="capacity">Bytes that the packs may take together; the one used last is kept even when it takes more.</param>
    /// <returns>The packs whose files are to be deleted.</returns>
    public IReadOnlyList<CacheEntry> Trim(DateTimeOffset now, long capacity)
    {
        lock (_gate)
        {
            var gone = _entries.Where(entry => !_inUse.Contains(entry) && (IsExpired(entry, now) || IsNeedless(entry))).ToList();
            _entries.RemoveAll(gone.Contains);
            var bytes = _entries.Sum(entry => entry.Bytes);
            foreach (var entry in _entries.SkipLast(1).Where(entry => !_inUse.Contains(entry)).ToList())
            {
                if (bytes <= capacity && _entries.Count <= MostEntries)
                {
                    break;
                }

                _entries.Remove(entry);
                gone.Add(entry);
                bytes -= entry.Bytes;
            }

            return gone;
        }
    }

    private bool IsExpired(CacheEntry entry, DateTimeOffset now) => now - entry.StoredAt > lifetime;

    private bool IsNeedless(CacheEntry entry) => _entries.Skip(_entries.IndexOf(entry) + 1).Any(newer => newer.Covers(entry));
}
