using PreviewForge.GpuRunner.Extraction.Indexing.Hevc;

namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>HEVC (ITU-T H.265, 7.3 and 7.4.2.2). Keyframes are the intra random access pictures.</summary>
internal sealed class HevcSyntax : PictureSyntax
{
    // Types of units, table 7-1.
    private const int LastDependent = 9;
    private const int FirstRandomAccess = 16;
    private const int LastRandomAccess = 23;

    public override string Codec => "hevc";

    public override string MatroskaCodec => "V_MPEGH/ISO/HEVC";

    public override PictureKind KindOf(ReadOnlySpan<byte> data)
    {
        var units = new StartCodes(data);
        while (units.MoveNext())
        {
            switch (units.Unit[0] >> 1 & 0x3F)
            {
                case <= LastDependent:
                    return PictureKind.Dependent;
                case >= FirstRandomAccess and <= LastRandomAccess:
                    return PictureKind.Key;
            }
        }

        return PictureKind.Undecided;
    }

    public override void MakeStandalone(Span<byte> picture, int number) => HevcRandomAccess.MakeStandaloneAnnexB(picture);
}
