namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>MPEG-4 Visual (ISO/IEC 14496-2, 6.2 and 6.3). Keyframes are the planes (VOP) that are coded for themselves.</summary>
internal sealed class Mpeg4Syntax : PictureSyntax
{
    private const byte PlaneCode = 0xB6;
    private const int IntraPlane = 0;

    public override string Codec => "mpeg4";

    public override string MatroskaCodec => "V_MPEG4/ISO/ASP";

    public override PictureKind KindOf(ReadOnlySpan<byte> data)
    {
        var units = new StartCodes(data);
        while (units.MoveNext())
        {
            if (units.Unit[0] is PlaneCode)
            {
                return units.Unit.Length < 2 ? PictureKind.Undecided
                    : units.Unit[1] >> 6 is IntraPlane ? PictureKind.Key
                    : PictureKind.Dependent;
            }
        }

        return PictureKind.Undecided;
    }
}
