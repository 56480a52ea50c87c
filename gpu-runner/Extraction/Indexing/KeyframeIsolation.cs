using PreviewForge.GpuRunner.Extraction.Indexing.H264;
using PreviewForge.GpuRunner.Extraction.Indexing.Hevc;

namespace PreviewForge.GpuRunner.Extraction.Indexing;

/// <summary>
/// Makes keyframes fit to follow each other without the pictures between them, where a codec needs that, in a container that tells
/// the decoder's configuration (<c>avcC</c>, <c>hvcC</c>, Matroska's CodecPrivate) instead of repeating it before every keyframe.
/// </summary>
internal sealed class KeyframeIsolation
{
    private const string H264 = "h264";
    private const string Hevc = "hevc";

    private readonly string _codec;
    private readonly int? _nalLengthSize;
    private readonly H264ParameterSets _parameters;

    /// <param name="codec">ffmpeg's name of the codec.</param>
    /// <param name="configuration">The decoder's configuration; without one, units follow start codes.</param>
    public KeyframeIsolation(string codec, ReadOnlySpan<byte> configuration)
    {
        _codec = codec;
        _nalLengthSize = codec is Hevc ? HevcRandomAccess.NalLengthSize(configuration) : AvcNalLengthSize(configuration);
        _parameters = codec is H264 && _nalLengthSize is not null ? H264ParameterSets.FromConfiguration(configuration) : new H264ParameterSets();
    }

    /// <param name="picture">The coded data, changed in place; its length stays.</param>
    /// <param name="number">Number of the keyframe in the stream.</param>
    /// <returns>False when decoding can't start with this picture.</returns>
    public bool TryIsolate(Span<byte> picture, int number)
    {
        switch (_codec)
        {
            case Hevc:
                return _nalLengthSize is { } hevcSize ? HevcRandomAccess.MakeStandalone(picture, hevcSize) : HevcRandomAccess.MakeStandaloneAnnexB(picture);
            case H264:
                // It is left as it was where its parameters aren't known; most pictures need no change.
                _ = _nalLengthSize is { } avcSize
                    ? H264RandomAccess.MakeStandalone(picture, avcSize, _parameters, number)
                    : H264RandomAccess.MakeStandaloneAnnexB(picture, _parameters, number);
                return true;
            default:
                return true;
        }
    }

    /// <summary>Bytes of a NAL unit's length (ISO/IEC 14496-15, 5.3.3.1); null when this is no such configuration.</summary>
    private static int? AvcNalLengthSize(ReadOnlySpan<byte> configuration)
    {
        const int shortest = 7;
        const int lengthSizeAt = 4;
        return configuration.Length >= shortest && configuration[0] is 1 && (configuration[lengthSizeAt] & 3) + 1 is var size and not 3 ? size : null;
    }
}
