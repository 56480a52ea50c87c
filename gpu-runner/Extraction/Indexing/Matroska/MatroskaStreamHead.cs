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

    /// <summary>
    /// For a track of a Matroska file. Its entry stays as it is: what decoding and displaying depend on stays true, known to us or not.
    /// Only a FourCC makes way for the codec's own id where there is one, see <see cref="WriteCodec"/>.
    /// </summary>
    public static byte[] For(TrackEntry track)
    {
        if (track.CodecId is not MatroskaCodec.VideoForWindows)
        {
            return For(track.Content.Span);
        }

        var entry = new ArrayBufferWriter<byte>();
        var members = new EbmlElements(track.Content.Span);
        while (members.Next())
        {
            if (members.Id is not (MatroskaId.CodecId or MatroskaId.CodecPrivate or MatroskaId.Crc32))
            {
                entry.WriteElement(members.Id, members.Content);
            }
        }

        WriteCodec(entry, track.CodecPrivate.Span);
        return For(entry.WrittenSpan);
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
        track.WriteElement(MatroskaId.Video, video.WrittenSpan);
        WriteCodec(track, format);
        return For(track.WrittenSpan);
    }

    /// <summary>
    /// What has a FourCC is stamped with decoding times, from which ffmpeg guesses when a picture is shown: one keyframe too late where
    /// the codec can reorder pictures. A codec's own id says that the times are those of showing.
    /// </summary>
    private static void WriteCodec(ArrayBufferWriter<byte> track, ReadOnlySpan<byte> format)
    {
        if (MatroskaCodec.IdOf(MatroskaCodec.NameOf(MatroskaCodec.VideoForWindows, format)) is not { } id)
        {
            track.WriteText(MatroskaId.CodecId, MatroskaCodec.VideoForWindows);
            track.WriteElement(MatroskaId.CodecPrivate, format);
            return;
        }

        track.WriteText(MatroskaId.CodecId, id);
        if (MatroskaCodec.ConfigurationIn(MatroskaCodec.VideoForWindows, format) is { IsEmpty: false } configuration)
        {
            track.WriteElement(MatroskaId.CodecPrivate, configuration);
        }
    }

    /// <param name="entry">Content of a TrackEntry.</param>
    public static byte[] For(ReadOnlySpan<byte> entry)
    {
        var head = new ArrayBufferWriter<byte>();
        WriteEbml(head);
        head.WriteHeader(MatroskaId.Segment, EbmlHeader.UnknownSize);
        head.WriteHeader(MatroskaId.Info, EbmlWriter.HeaderLength(MatroskaId.TimestampScale) + sizeof(ulong));
        head.WriteUnsigned(MatroskaId.TimestampScale, TimestampScale.Default.Nanoseconds);
        head.WriteHeader(MatroskaId.Tracks, EbmlWriter.HeaderLength(MatroskaId.TrackEntry) + entry.Length);
        head.WriteElement(MatroskaId.TrackEntry, entry);
        return head.WrittenSpan.ToArray();
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
