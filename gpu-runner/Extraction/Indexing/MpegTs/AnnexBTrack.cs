using System.Buffers;
using PreviewForge.GpuRunner.Extraction.Ebml;
using PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>
/// A Matroska track whose pictures carry their own parameters, as in a transport stream. Size and shape are left to them: the track
/// says neither.
/// </summary>
internal static class AnnexBTrack
{
    /// <summary>The track's number.</summary>
    public const int Number = 1;

    private const ulong Video = 1;
    private const ulong UnknownUnit = 4;

    /// <param name="codec">Matroska's name of the codec.</param>
    public static byte[] Head(string codec)
    {
        var picture = new ArrayBufferWriter<byte>();
        picture.WriteUnsigned(MatroskaId.PixelWidth, 0);
        picture.WriteUnsigned(MatroskaId.PixelHeight, 0);
        picture.WriteUnsigned(MatroskaId.DisplayUnit, UnknownUnit);

        var track = new ArrayBufferWriter<byte>();
        track.WriteUnsigned(MatroskaId.TrackNumber, Number);
        track.WriteUnsigned(MatroskaId.TrackUid, Number);
        track.WriteUnsigned(MatroskaId.TrackType, Video);
        track.WriteUnsigned(MatroskaId.FlagLacing, 0);
        track.WriteText(MatroskaId.CodecId, codec);
        track.WriteElement(MatroskaId.Video, picture.WrittenSpan);
        return MatroskaStreamHead.For(track.WrittenSpan);
    }
}
