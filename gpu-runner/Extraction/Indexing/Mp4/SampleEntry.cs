namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>How the pictures of a track are coded: a visual sample entry (ISO/IEC 14496-12, 12.1.3).</summary>
/// <param name="Codec">ffmpeg's name of the codec; the entry's own four letters when it has none.</param>
/// <param name="Width">Stored width in pixels.</param>
/// <param name="Height">Stored height in pixels.</param>
/// <param name="IsEncrypted">Whether a key would be needed.</param>
/// <param name="DataReference">Number of the entry in the data reference box that says which file holds the samples, from 1.</param>
/// <param name="Configuration">The decoder's configuration of H.264 or HEVC (<c>avcC</c>, <c>hvcC</c>); else empty.</param>
internal sealed record SampleEntry(
    string Codec, int Width, int Height, bool IsEncrypted, int DataReference, ReadOnlyMemory<byte> Configuration)
{
    private const int FixedBytes = 78;

    /// <exception cref="InvalidDataException">It is cut off.</exception>
    public static SampleEntry Of(Box entry)
    {
        var bytes = entry.Read();
        bytes.Skip(6);
        var reference = bytes.UInt16();
        bytes.Skip(16);
        var (width, height) = (bytes.UInt16(), bytes.UInt16());
        bytes.Skip(FixedBytes - 28);

        var details = new Box(entry.Type, entry.Content, FixedBytes);
        var isEncrypted = entry.Type is BoxType.Encv or BoxType.Drmi || details.Child(BoxType.Sinf) is not null;
        var configuration = (details.Child(BoxType.HvcC) ?? details.Child(BoxType.AvcC))?.Content ?? default;
        return new SampleEntry(NameOf(entry.Type, details), width, height, isEncrypted, reference, configuration);
    }

    private static string NameOf(uint type, Box details) => BoxType.Name(type) switch
    {
        "avc1" or "avc2" or "avc3" or "avc4" or "dva1" or "dvav" => "h264",
        "hvc1" or "hev1" or "dvh1" or "dvhe" => "hevc",
        "vvc1" or "vvi1" => "vvc",
        "av01" or "dav1" => "av1",
        "vp08" => "vp8",
        "vp09" => "vp9",
        "mp4v" => details.Child(BoxType.Esds) is { } esds ? DescriptorName(esds.Content.Span) : "mpeg4",
        "apch" or "apcn" or "apcs" or "apco" or "ap4h" or "ap4x" => "prores",
        "jpeg" or "mjpa" => "mjpeg",
        "AVdn" or "AVdh" => "dnxhd",
        "s263" or "h263" => "h263",
        "mx5p" or "mx4p" or "mx3p" or "m2v1" or "mpg2" or "mp2v" => "mpeg2video",
        var other => other.Trim().ToLowerInvariant(),
    };

    // The object type of a decoder configuration descriptor (ISO/IEC 14496-1, 7.2.6.6) follows its tag 4 and length.
    private static string DescriptorName(ReadOnlySpan<byte> esds)
    {
        const byte decoderConfiguration = 4;
        const int versionBytes = 4;
        // The first descriptor, of the stream, is 3 bytes of facts behind its own tag and length of 1 to 4 bytes.
        for (var i = versionBytes + 5; i + 2 < Math.Min(esds.Length, 24); i++)
        {
            if (esds[i] is decoderConfiguration)
            {
                do
                {
                    i++;
                }
                while (i + 1 < esds.Length && esds[i] >= 0x80);
                return ObjectTypeName(i + 1 < esds.Length ? esds[i + 1] : (byte)0);
            }
        }

        return "mpeg4";
    }

    private static string ObjectTypeName(byte type) => type switch
    {
        >= 0x60 and <= 0x65 => "mpeg2video",
        0x6A => "mpeg1video",
        0x6C => "mjpeg",
        0x6D => "png",
        0x6E => "jpeg2000",
        0xA3 => "vc1",
        _ => "mpeg4",
    };
}
