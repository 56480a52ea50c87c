namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>One track of the movie box.</summary>
/// <param name="Whole">The box that it was read from.</param>
/// <param name="Id">Its number, by which fragments name it.</param>
/// <param name="IsEnabled">Whether it is played unless someone chooses another; ffmpeg calls that default.</param>
/// <param name="Handler">What it holds: <see cref="BoxType.Vide"/>, <see cref="BoxType.Soun"/> …</param>
/// <param name="Scale">Units per second of its times; at least 1.</param>
/// <param name="Edits">Which parts of it are shown.</param>
internal sealed record Track(Box Whole, uint Id, bool IsEnabled, uint Handler, uint Scale, EditList Edits)
{
    private const int EnabledFlag = 1;

    public Box Media => Whole.Required(BoxType.Mdia);

    public Box Tables => Media.Required(BoxType.Minf, BoxType.Stbl);

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static Track Of(Box trak, uint movieScale)
    {
        var header = trak.Required(BoxType.Tkhd).Read();
        var wide = header.Byte() is 1;
        var flags = header.UInt24();
        header.Skip(wide ? 16 : 8);
        var id = header.UInt32();

        var handler = trak.Required(BoxType.Mdia, BoxType.Hdlr).Read();
        handler.Skip(8);
        var scale = ScaleOf(trak.Required(BoxType.Mdia, BoxType.Mdhd));
        var edits = EditList.Of(trak.Child(BoxType.Edts), movieScale, scale);
        return new Track(trak, id, (flags & EnabledFlag) is not 0, handler.UInt32(), scale, edits);
    }

    /// <summary>Units per second, as a movie header or media header says.</summary>
    /// <exception cref="InvalidDataException">None, or the box is cut off.</exception>
    public static uint ScaleOf(Box header)
    {
        var bytes = header.Read();
        var wide = bytes.Byte() is 1;
        bytes.Skip(3 + (wide ? 16 : 8));
        return bytes.UInt32() is > 0 and var scale ? scale : throw bytes.Damaged();
    }

    /// <summary>When its first sample is shown, before the edit list; null when the movie box has none.</summary>
    /// <exception cref="InvalidDataException">A table is damaged.</exception>
    public long? FirstShown
    {
        get
        {
            // Only these two: raw sound has more samples than any video has pictures.
            var offsets = new RunCursor(Table.Of(Tables.Child(BoxType.Ctts), columns: 2), lastGoesOn: false);
            return Table.Of(Tables.Child(BoxType.Stts), columns: 2).Count is 0 ? null : (int)offsets.Next();
        }
    }
}
