namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>What a movie fragment tells of the samples of one track.</summary>
/// <param name="TrackId">The track.</param>
/// <param name="HasTime">Whether it says when its first sample is decoded; else it goes on where the one before ended.</param>
/// <param name="First">When its first sample is shown, in the track's own unit and before its edit list.</param>
/// <param name="End">When its last sample ends, in the order of decoding.</param>
/// <param name="Sync">The samples that need no other; only those of the track that was asked for.</param>
internal sealed record TrackFragment(uint TrackId, bool HasTime, long First, long End, IReadOnlyList<Sample> Sync);

/// <summary>What a fragment's samples have in common where it doesn't say anything else (ISO/IEC 14496-12, 8.8.3).</summary>
internal readonly record struct SampleDefaults(uint Duration, uint Bytes, uint Flags)
{
    /// <exception cref="InvalidDataException">A box is cut off.</exception>
    public static IReadOnlyDictionary<uint, SampleDefaults> Of(Movie movie)
    {
        var defaults = new Dictionary<uint, SampleDefaults>();
        foreach (var box in movie.Whole.Child(BoxType.Mvex)?.Children ?? [])
        {
            if (box.Type is BoxType.Trex)
            {
                var bytes = box.Read();
                bytes.Skip(4);
                var track = bytes.UInt32();
                bytes.Skip(4);
                defaults[track] = new SampleDefaults(bytes.UInt32(), bytes.UInt32(), bytes.UInt32());
            }
        }

        return defaults;
    }
}
