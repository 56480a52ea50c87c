namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>A time in the unit of some track.</summary>
/// <param name="Value">How many units.</param>
/// <param name="Scale">Units per second; at least 1.</param>
internal readonly record struct MediaTime(long Value, uint Scale) : IComparable<MediaTime>
{
    public int CompareTo(MediaTime other) => ((Int128)Value * other.Scale).CompareTo((Int128)other.Value * Scale);

    /// <exception cref="InvalidDataException">It is longer than any video.</exception>
    public TimeSpan ToTimeSpan()
    {
        // Rounded, since a time that is cut off would be before the moment that others compute for the same picture.
        var ticks = ((Int128)Value * TimeSpan.TicksPerSecond * 2 / Scale + Int128.Sign(Value)) / 2;
        return Int128.Abs(ticks) < TimeSpan.MaxValue.Ticks
            ? new TimeSpan((long)ticks)
            : throw new InvalidDataException("The index of the file is damaged: it names a time that no video has.");
    }
}
