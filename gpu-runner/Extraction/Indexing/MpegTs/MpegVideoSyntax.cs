namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>
/// MPEG-1 and MPEG-2 video (ISO/IEC 13818-2, 6.2). Keyframes are the I pictures; a picture is one frame, or two fields that follow each
/// other, of which the second may be predicted from the first. Packets need not begin with a picture.
/// </summary>
/// <param name="codec">ffmpeg's name.</param>
/// <param name="matroskaCodec">Matroska's name.</param>
internal sealed class MpegVideoSyntax(string codec, string matroskaCodec) : PictureSyntax
{
    // Start codes, table 6-1.
    private const byte PictureCode = 0x00;
    private const byte LastSliceCode = 0xAF;
    private const byte SequenceCode = 0xB3;
    private const byte ExtensionCode = 0xB5;
    private const byte GroupCode = 0xB8;

    private const int IntraPicture = 1;

    /// <summary>Of a picture.</summary>
    private const int Fields = 2;

    public override string Codec => codec;

    public override string MatroskaCodec => matroskaCodec;

    public override PictureKind KindOf(ReadOnlySpan<byte> data)
    {
        var units = new StartCodes(data);
        while (units.MoveNext())
        {
            if (units.Unit[0] is PictureCode)
            {
                return units.Unit.Length < 3 ? PictureKind.Undecided
                    : (units.Unit[2] >> 3 & 7) is IntraPicture ? PictureKind.Key
                    : PictureKind.Dependent;
            }
        }

        return PictureKind.Undecided;
    }

    public override Range? FirstPicture(ReadOnlySpan<byte> data, IReadOnlyList<int> packetEnds)
    {
        var units = new StartCodes(data);
        int? start = null;
        var fieldsMissing = Fields;
        var knowsStructure = true;
        while (units.MoveNext())
        {
            var code = units.Unit[0];
            if (code is PictureCode or SequenceCode or GroupCode && fieldsMissing is 0)
            {
                return start!.Value..units.Position;
            }

            switch (code)
            {
                case PictureCode:
                    (fieldsMissing, knowsStructure) = (fieldsMissing - 1, false);
                    start ??= units.Position;
                    break;
                case SequenceCode or GroupCode:
                    start ??= units.Position;
                    break;
                case ExtensionCode when fieldsMissing < Fields && IsPictureCoding(units.Unit, out var isFrame):
                    (fieldsMissing, knowsStructure) = (isFrame ? 0 : fieldsMissing, true);
                    break;
                case <= LastSliceCode when !knowsStructure: // MPEG-1 has no extensions, and no fields.
                    fieldsMissing = 0;
                    break;
            }
        }

        return null;
    }

    private static bool IsPictureCoding(ReadOnlySpan<byte> unit, out bool isFrame)
    {
        const int pictureCoding = 8;
        const int wholeFrame = 3;
        isFrame = unit.Length > 3 && (unit[3] & 3) is wholeFrame;
        return unit.Length > 3 && unit[1] >> 4 is pictureCoding;
    }
}
