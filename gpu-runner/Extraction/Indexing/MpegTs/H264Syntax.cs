using PreviewForge.GpuRunner.Extraction.Indexing.H264;

namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>
/// H.264 (ITU-T H.264, 7.3 and 7.4). Keyframes are IDR pictures, and those that a recovery point message stands before. Both fields of
/// a picture that is coded as two stand in one packet.
/// </summary>
internal sealed class H264Syntax : PictureSyntax
{
    // Types of units, table 7-1.
    private const int SliceType = 1;
    private const int PartitionType = 2;
    private const int IdrType = 5;
    private const int MessageType = 6;

    public override string Codec => "h264";

    public override string MatroskaCodec => "V_MPEG4/ISO/AVC";

    // Parameters stand in front of every keyframe.
    public override void MakeStandalone(Span<byte> picture, int number) =>
        H264RandomAccess.MakeStandaloneAnnexB(picture, new H264ParameterSets(), number);

    public override PictureKind KindOf(ReadOnlySpan<byte> data)
    {
        var units = new StartCodes(data);
        var recovers = false;
        while (units.MoveNext())
        {
            switch (units.Unit[0] & 0x1F)
            {
                case IdrType:
                    return PictureKind.Key;
                case SliceType or PartitionType:
                    return recovers ? PictureKind.Key : PictureKind.Dependent;
                case MessageType:
                    var unit = units.UpToNext(out var isWhole);
                    if (!isWhole)
                    {
                        return PictureKind.Undecided;
                    }

                    recovers |= H264Messages.HasRecoveryPoint(unit[1..]);
                    break;
            }
        }

        return PictureKind.Undecided;
    }
}
