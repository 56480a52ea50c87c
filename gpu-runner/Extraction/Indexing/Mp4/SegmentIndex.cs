namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>A segment index box that stands in front of the fragments (ISO/IEC 14496-12, 8.16.3).</summary>
/// <param name="Places">The fragments that begin with a keyframe.</param>
/// <param name="End">Where the last of them ends in the file.</param>
/// <param name="EndTime">When it ends, in the track's unit.</param>
internal sealed record SegmentIndex(IReadOnlyList<FragmentPlace> Places, long End, long EndTime)
{
    private const uint IsIndex = 0x80000000;
    private const uint StartsWithKeyframe = 0x80000000;

    /// <param name="sidx">The box.</param>
    /// <param name="anchor">Where it ends in the file; its offsets count from there.</param>
    /// <param name="track">The video track.</param>
    /// <returns>Null when it is about another track, or refers to more indexes.</returns>
    /// <exception cref="InvalidDataException">It makes no sense.</exception>
    public static SegmentIndex? Of(Box sidx, long anchor, Track track)
    {
        var bytes = sidx.Read();
        var wide = bytes.Byte() is 1;
        bytes.Skip(3);
        var isOurs = bytes.UInt32() == track.Id;
        var scale = bytes.UInt32();
        var (time, position) = (bytes.Unsigned(wide), anchor + bytes.Unsigned(wide));
        bytes.Skip(2);
        var count = bytes.UInt16();
        if (!isOurs || scale is 0)
        {
            return null;
        }

        var places = new List<FragmentPlace>(count);
        for (var i = 0; i < count; i++)
        {
            var (size, duration, access) = (bytes.UInt32(), bytes.UInt32(), bytes.UInt32());
            if ((size & IsIndex) is not 0)
            {
                return null;
            }

            if ((access & StartsWithKeyframe) is not 0)
            {
                places.Add(new FragmentPlace(ToTrack(time, scale, track), position));
            }

            (time, position) = (time + duration, position + size);
        }

        return new SegmentIndex(places, position, ToTrack(time, scale, track));
    }

    private static long ToTrack(long time, uint scale, Track track) =>
        (Int128)time * track.Scale / scale is var scaled && scaled < long.MaxValue / 4
            ? (long)scaled
            : throw new InvalidDataException("The index of the file is damaged: it names a time that no video has.");
}
