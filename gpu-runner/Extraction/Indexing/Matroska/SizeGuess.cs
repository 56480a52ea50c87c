namespace PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

/// <summary>
/// Guesses how long a keyframe is from those read before, because the index doesn't tell: a good guess saves a read of its own for the
/// block's header. What is read in vain stays within a share of what is used.
/// </summary>
internal sealed class SizeGuess
{
    /// <summary>Holds the headers of a cluster and of a block in it.</summary>
    private const int HeadersOnly = 256;

    /// <summary>A twentieth of what is used may be read in vain.</summary>
    private const int WasteDivisor = 20;

    /// <summary>Of a guess, about a quarter is read in vain.</summary>
    private const int StakeDivisor = 4;

    /// <summary>Fewer say nothing: a video often begins with a picture unlike the others.</summary>
    private const int FewestKnown = 4;

    private readonly Lock _lock = new();
    private long _used;
    private long _wasted;
    private int _count;
    private long _asked;

    /// <summary>Bytes to be read first.</summary>
    public int Next()
    {
        lock (_lock)
        {
            var mean = _used / Math.Max(1, _count);
            // What was asked for and is not there yet may be read in vain too. Reads that failed stay in this sum, which only makes it careful.
            var atStake = (_asked++ - _count) * mean / StakeDivisor;
            return _count < FewestKnown || _wasted + atStake > _used / WasteDivisor ? HeadersOnly : (int)Math.Max(HeadersOnly, mean);
        }
    }

    /// <param name="used">Length of a keyframe.</param>
    /// <param name="wasted">Bytes read beyond its end.</param>
    public void Learn(int used, int wasted)
    {
        lock (_lock)
        {
            (_used, _wasted, _count) = (_used + used, _wasted + wasted, _count + 1);
        }
    }
}
