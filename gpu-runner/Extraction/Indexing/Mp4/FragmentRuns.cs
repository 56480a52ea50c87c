namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>Adds up the runs of samples of one track in a fragment (ISO/IEC 14496-12, 8.8.8).</summary>
internal sealed class FragmentRuns(long from, SampleDefaults common, bool keepSync)
{
    private const int DataOffset = 0x000001;
    private const int FirstFlags = 0x000004;
    private const int Duration = 0x000100;
    private const int Size = 0x000200;
    private const int Flags = 0x000400;
    private const int Offset = 0x000800;

    // Of a sample: it is no sync sample, or it depends on others (8.8.3.1).
    private const uint NeedsOthers = 0x00010000 | 0x01000000;

    /// <summary>A run of samples without a byte in the file for each could claim any number.</summary>
    private const int MaxSamples = 1_000_000;

    private readonly List<Sample> _sync = [];

    /// <summary>Where the samples so far end in the file.</summary>
    public required long Position { get; set; }

    /// <summary>When they end.</summary>
    public required long Time { get; set; }

    /// <summary>When the first of them is shown; null when there is none.</summary>
    public long? First { get; private set; }

    public IReadOnlyList<Sample> Sync => _sync;

    /// <exception cref="InvalidDataException">It makes no sense.</exception>
    public void Add(Box trun)
    {
        var bytes = trun.Read();
        bytes.Skip(1);
        var flags = bytes.UInt24();
        var count = bytes.UInt32();
        Position = (flags & DataOffset) is not 0 ? from + bytes.Int32() : Position;
        var firstFlags = (flags & FirstFlags) is not 0 ? bytes.UInt32() : common.Flags;
        if (Position < 0 || count > MaxSamples)
        {
            throw bytes.Damaged();
        }

        for (var i = 0; i < count; i++)
        {
            var duration = (flags & Duration) is not 0 ? bytes.UInt32() : common.Duration;
            var size = (flags & Size) is not 0 ? bytes.UInt32() : common.Bytes;
            var own = (flags & Flags) is not 0 ? bytes.UInt32() : i is 0 ? firstFlags : common.Flags;
            var offset = (flags & Offset) is not 0 ? bytes.Int32() : 0;
            Add(new Sample(Time, Time + offset, duration, Position, size, (own & NeedsOthers) is 0));
        }
    }

    private void Add(Sample sample)
    {
        First ??= sample.Shown;
        if (keepSync && sample is { IsSync: true, Bytes: > 0 })
        {
            _sync.Add(sample);
        }

        (Position, Time) = (Position + sample.Bytes, Time + sample.Duration);
    }
}
