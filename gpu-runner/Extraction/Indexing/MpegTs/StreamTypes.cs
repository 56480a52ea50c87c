namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>What the stream types of programme tables stand for (ISO/IEC 13818-1 table 2-34, ATSC A/52, DVB EN 300 468, Blu-ray).</summary>
internal static class StreamTypes
{
    /// <summary>Windows Media Video 9 (SMPTE RP 227): known for video, but its keyframes aren't looked for.</summary>
    private const byte Vc1 = 0xEA;

    private const byte PrivatePackets = 0x06;

    /// <param name="type">The type in the table.</param>
    /// <param name="descriptors">What the table adds.</param>
    public static StreamKind KindOf(byte type, ReadOnlySpan<byte> descriptors) => type switch
    {
        Vc1 => StreamKind.Video,
        _ when PictureSyntax.For(type) is not null => StreamKind.Video,
        0x03 or 0x04 or 0x0F or 0x11 or 0x1C => StreamKind.Audio, // MPEG audio and AAC.
        >= 0x80 and <= 0x87 or 0xA1 or 0xA2 => StreamKind.Audio, // Blu-ray and ATSC: PCM, AC-3, DTS, TrueHD.
        PrivatePackets when NamesAudio(descriptors) => StreamKind.Audio,
        _ => StreamKind.Other,
    };

    private static bool NamesAudio(ReadOnlySpan<byte> descriptors)
    {
        for (; descriptors.Length >= 2; descriptors = descriptors[Math.Min(descriptors.Length, 2 + descriptors[1])..])
        {
            if (descriptors[0] is 0x6A or 0x7A or 0x7B or 0x7C || IsRegisteredAudio(descriptors))
            {
                return true; // AC-3, enhanced AC-3, DTS, AAC.
            }
        }

        return false;
    }

    private static bool IsRegisteredAudio(ReadOnlySpan<byte> descriptor)
    {
        const byte registration = 0x05;
        return descriptor[0] is registration && descriptor.Length >= 6
            && (descriptor[2..6].SequenceEqual("AC-3"u8) || descriptor[2..6].SequenceEqual("EAC3"u8) || descriptor[2..5].SequenceEqual("DTS"u8)
                || descriptor[2..6].SequenceEqual("Opus"u8) || descriptor[2..6].SequenceEqual("BSSD"u8));
    }
}
