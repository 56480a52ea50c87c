using System.Buffers;
using PreviewForge.GpuRunner.Extraction.Ebml;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

/// <summary>
/// The beginning of the small stream that ffmpeg reads from a pipe: one video track, ticks of a millisecond, no end known. Clusters of
/// one keyframe each follow, see <see cref="MatroskaPacket"/>.
/// </summary>
internal static class MatroskaStreamHead
{
    private const ulong Version = 4;
    private const ulong VideoTrack = 1;
    private const ulong ShapeOnly = 3;

    /// <param name="trackEntry">
    /// Content of the TrackEntry as it is in the file: what decoding and displaying depend on stays true, known to us or not.
    /// </param>
    public static byte[] For(ReadOnlySpan<byte> trackEntry)
    {
        var head = new ArrayBufferWriter<byte>();
        WriteEbml(head);
        head.WriteHeader(MatroskaId.Segment, EbmlHeader.UnknownSize);
        head.WriteHeader(MatroskaId.Info, EbmlWriter.HeaderLength(MatroskaId.TimestampScale) + sizeof(ulong));
        head.WriteUnsigned(MatroskaId.TimestampScale, TimestampScale.Default.Nanoseconds);
        head.WriteHeader(MatroskaId.Tracks, EbmlWriter.HeaderLength(MatroskaId.TrackEntry) + trackEntry.Length);
        head.WriteElement(MatroskaId.TrackEntry, trackEntry);
        return head.WrittenSpan.ToArray();
    }

    /// <summary>For a video that AVI describes; its packets have track 1.</summary>
    /// <param name="format">The stream's format (<c>strf</c>): a BITMAPINFOHEADER and what follows it.</param>
    /// <param name="width">Stored width, at least 1.</param>
    /// <param name="height">Stored height, at least 1.</param>
    /// <param name="displayAspect">Width and height of the shape to be shown where the file tells it.</param>
    public static byte[] ForVfw(ReadOnlySpan<byte> format, int width, int height, (int Width, int Height)? displayAspect = null)
    {
        var video = new ArrayBufferWriter<byte>();
        video.WriteUnsigned(MatroskaId.PixelWidth, (ulong)width);
        video.WriteUnsigned(MatroskaId.PixelHeight, (ulong)height);
        if (displayAspect is { } shape)
        {
            video.WriteUnsigned(MatroskaId.DisplayUnit, ShapeOnly);
            video.WriteUnsigned(MatroskaId.DisplayWidth, (ulong)shape.Width);
            video.WriteUnsigned(MatroskaId.DisplayHeight, (ulong)shape.Height);
        }

        var track = new ArrayBufferWriter<byte>();
        track.WriteUnsigned(MatroskaId.TrackNumber, 1);
        track.WriteUnsigned(MatroskaId.TrackUid, 1);
        track.WriteUnsigned(MatroskaId.TrackType, VideoTrack);
        track.WriteUnsigned(MatroskaId.FlagLacing, 0);
        track.WriteText(MatroskaId.CodecId, MatroskaCodec.VideoForWindows);
        track.WriteElement(MatroskaId.CodecPrivate, format);
        track.WriteElement(MatroskaId.Video, video.WrittenSpan);
        return For(track.WrittenSpan);
    }

    private static void WriteEbml(ArrayBufferWriter<byte> head)
    {
        var ebml = new ArrayBufferWriter<byte>();
        ebml.WriteText(MatroskaId.DocType, "matroska");
        ebml.WriteUnsigned(MatroskaId.DocTypeVersion, Version);
        ebml.WriteUnsigned(MatroskaId.DocTypeReadVersion, 2);
        head.WriteElement(MatroskaId.Ebml, ebml.WrittenSpan);
    }
}
