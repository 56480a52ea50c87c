using PreviewForge.GpuRunner.Extraction.Indexing.H264;

namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>
/// H.264 (ITU-T H.264, 7.3 and 7.4). Keyframes are IDR pictures, and those that a recovery point message stands before. The two
/// fields of a picture stand in one packet, or in one each.
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

    public override Range? FirstPicture(ReadOnlySpan<byte> data, IReadOnlyList<int> packetEnds)
    {
        var last = IsLoneField(data[..packetEnds[0]]) ? 1 : 0;
        return last < packetEnds.Count ? ..packetEnds[last] : null;
    }

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

    private static bool IsLoneField(ReadOnlySpan<byte> packet)
    {
        var sets = new H264ParameterSets();
        var units = new StartCodes(packet);
        var (hasTop, hasBottom) = (false, false);
        while (units.MoveNext())
        {
            sets.Add(units.Unit);
            if (SliceHeader.IsSlice(units.Unit) && SliceHeader.Read(units.Unit, units.Position, sets) is { } slice)
            {
                hasTop |= slice.Field is FieldParity.Top;
                hasBottom |= slice.Field is FieldParity.Bottom;
            }
        }

        return hasTop != hasBottom;
    }
}
