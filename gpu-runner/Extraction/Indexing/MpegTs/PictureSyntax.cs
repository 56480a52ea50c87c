namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>
/// Where coded pictures begin and end in an elementary stream with start codes, and which of them are keyframes. It follows ffmpeg's
/// parsers: a fallback that reads the same file with ffmpeg must come to the same keyframes.
/// </summary>
internal abstract class PictureSyntax
{
    private static readonly PictureSyntax Mpeg1 = new MpegVideoSyntax("mpeg1video", "V_MPEG1");
    private static readonly PictureSyntax Mpeg2 = new MpegVideoSyntax("mpeg2video", "V_MPEG2");
    private static readonly PictureSyntax Mpeg4 = new Mpeg4Syntax();
    private static readonly PictureSyntax H264 = new H264Syntax();
    private static readonly PictureSyntax Hevc = new HevcSyntax();

    /// <summary>ffmpeg's name of the codec.</summary>
    public abstract string Codec { get; }

    /// <summary>Matroska's name of the codec; ffmpeg's decoders take pictures with start codes there as well.</summary>
    public abstract string MatroskaCodec { get; }

    /// <param name="type">Stream type of a programme table (ISO/IEC 13818-1, table 2-34).</param>
    /// <returns>Null for what is no video, or one whose keyframes aren't looked for.</returns>
    public static PictureSyntax? For(byte type) => type switch
    {
        0x01 => Mpeg1,
        0x02 => Mpeg2,
        0x10 => Mpeg4,
        0x1B => H264,
        0x24 => Hevc,
        _ => null,
    };

    /// <summary>What the first picture that begins in the data is.</summary>
    /// <param name="data">A packet's coded data from its start on.</param>
    public abstract PictureKind KindOf(ReadOnlySpan<byte> data);

    /// <summary>
    /// Finds the first picture that begins in the data, with the parameters in front of it. Where nothing else is said, a picture takes
    /// a packet of its own.
    /// </summary>
    /// <param name="data">Coded data from the start of a packet on.</param>
    /// <param name="packetEnds">Where in the data that packet and those after it end, as far as they are whole; at least one.</param>
    /// <returns>Null when the picture does not end within the data.</returns>
    public virtual Range? FirstPicture(ReadOnlySpan<byte> data, IReadOnlyList<int> packetEnds) => ..packetEnds[0];

    /// <summary>Makes a keyframe fit to follow another one without what lies between them, in place.</summary>
    /// <param name="picture">The keyframe.</param>
    /// <param name="number">Its number among those that follow each other.</param>
    public virtual void MakeStandalone(Span<byte> picture, int number)
    {
    }
}

/// <summary>What the first bytes of a coded picture tell of it.</summary>
internal enum PictureKind
{
    /// <summary>More bytes are needed.</summary>
    Undecided,

    /// <summary>It can be decoded without any other: what ffmpeg flags as a keyframe.</summary>
    Key,

    /// <summary>It needs others.</summary>
    Dependent,
}
