namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>Reads movie fragment boxes (ISO/IEC 14496-12, 8.8.4 to 8.8.8).</summary>
/// <param name="defaults">By track.</param>
/// <param name="wanted">The track whose samples are wanted.</param>
internal sealed class FragmentParser(IReadOnlyDictionary<uint, SampleDefaults> defaults, uint wanted)
{
    private const int BaseDataOffset = 0x000001;
    private const int DescriptionIndex = 0x000002;
    private const int DefaultDuration = 0x000008;
    private const int DefaultBytes = 0x000010;
    private const int DefaultFlags = 0x000020;
    private const int DefaultBaseIsMoof = 0x020000;

    /// <param name="moof">The box.</param>
    /// <param name="position">Where it is in the file.</param>
    /// <param name="wantedTime">When the wanted track goes on if the fragment doesn't say.</param>
    /// <returns>One for each track that has samples in it.</returns>
    /// <exception cref="InvalidDataException">It makes no sense.</exception>
    public IReadOnlyList<TrackFragment> Parse(Box moof, long position, long wantedTime)
    {
        var found = new List<TrackFragment>();
        var implicitBase = position;
        foreach (var traf in moof.Children.Where(box => box.Type is BoxType.Traf))
        {
            if (Parse(traf, position, wantedTime, ref implicitBase) is { } fragment)
            {
                found.Add(fragment);
            }
        }

        return found;
    }

    private TrackFragment? Parse(Box traf, long moof, long wantedTime, ref long implicitBase)
    {
        var header = traf.Required(BoxType.Tfhd).Read();
        header.Skip(1);
        var flags = header.UInt24();
        var track = header.UInt32();
        var from = (flags & BaseDataOffset) is not 0 ? header.Unsigned(wide: true) : (flags & DefaultBaseIsMoof) is not 0 ? moof : implicitBase;
        if ((flags & DescriptionIndex) is not 0 && header.UInt32() > 1 && track == wanted)
        {
            throw new InvalidDataException("The video's configuration changes in the middle.");
        }

        var common = defaults.GetValueOrDefault(track);
        common = new SampleDefaults(
            (flags & DefaultDuration) is not 0 ? header.UInt32() : common.Duration,
            (flags & DefaultBytes) is not 0 ? header.UInt32() : common.Bytes,
            (flags & DefaultFlags) is not 0 ? header.UInt32() : common.Flags);
        var time = TimeOf(traf);
        var runs = new FragmentRuns(from, common, keepSync: track == wanted)
        {
            Position = from,
            Time = time ?? (track == wanted ? wantedTime : 0),
        };
        foreach (var trun in traf.Children.Where(box => box.Type is BoxType.Trun))
        {
            runs.Add(trun);
        }

        implicitBase = runs.Position;
        return runs.First is { } first ? new TrackFragment(track, time is not null, first, runs.Time, runs.Sync) : null;
    }

    private static long? TimeOf(Box traf)
    {
        if (traf.Child(BoxType.Tfdt) is not { } box)
        {
            return null;
        }

        var bytes = box.Read();
        var wide = bytes.Byte() is 1;
        bytes.Skip(3);
        return bytes.Unsigned(wide);
    }
}
