using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>
/// What the stream for ffmpeg begins with: a movie box without samples, which are to come in fragments. All that describes the pictures
/// is copied byte for byte: the matrices that rotate, the sample description with colour, HDR and Dolby Vision.
/// </summary>
internal static class StreamHead
{
    /// <summary>The only track's number.</summary>
    public const uint TrackId = 1;

    // Of a reference to where the samples are: in this same file.
    private const uint SelfContained = 1;

    /// <exception cref="InvalidDataException">Something that a decoder needs is missing.</exception>
    public static byte[] Build(Box? brand, Movie movie, Track track)
    {
        var reference = Box(BoxType.Dref, Numbers(0, 1), Box(BoxType.Url, Numbers(SelfContained)));
        var tables = Box(BoxType.Stbl,
            track.Tables.Required(BoxType.Stsd).Whole,
            Box(BoxType.Stts, Numbers(0, 0)),
            Box(BoxType.Stsc, Numbers(0, 0)),
            Box(BoxType.Stsz, Numbers(0, 0, 0)),
            Box(BoxType.Stco, Numbers(0, 0)));
        var media = Box(BoxType.Mdia,
            track.Media.Required(BoxType.Mdhd).Whole,
            track.Media.Required(BoxType.Hdlr).Whole,
            Box(BoxType.Minf, Box(BoxType.Vmhd, Numbers(0, 0, 0)), Box(BoxType.Dinf, reference), tables));
        var header = Renumbered(track.Whole.Required(BoxType.Tkhd));
        // One sample description, and no defaults: every fragment says all about its sample.
        var extends = Box(BoxType.Mvex, Box(BoxType.Trex, Numbers(0, TrackId, 1, 0, 0, 0)));
        var moov = Box(BoxType.Moov, movie.Whole.Required(BoxType.Mvhd).Whole, Box(BoxType.Trak, header, media), extends);
        return [.. brand is { } type ? type.Whole.Span : [], .. moov];
    }

    private static byte[] Renumbered(Box header)
    {
        const int numberInVersion0 = 12;
        const int numberInVersion1 = 20;
        var copy = header.Whole.ToArray();
        var at = header.HeaderBytes + (header.Content.Span[0] is 1 ? numberInVersion1 : numberInVersion0);
        BinaryPrimitives.WriteUInt32BigEndian(copy.AsSpan(at), TrackId);
        return copy;
    }

    private static byte[] Box(uint type, params ReadOnlySpan<ReadOnlyMemory<byte>> contents)
    {
        const int headerBytes = 8;
        var size = headerBytes;
        foreach (var content in contents)
        {
            size += content.Length;
        }

        var (box, at) = (new byte[size], headerBytes);
        Numbers((uint)size, type).CopyTo(box, 0);
        foreach (var content in contents)
        {
            content.Span.CopyTo(box.AsSpan(at));
            at += content.Length;
        }

        return box;
    }

    private static byte[] Numbers(params ReadOnlySpan<uint> numbers)
    {
        var bytes = new byte[numbers.Length * sizeof(uint)];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(i * sizeof(uint)), numbers[i]);
        }

        return bytes;
    }
}
