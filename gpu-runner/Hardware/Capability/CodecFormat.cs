using System.Globalization;

namespace PreviewForge.GpuRunner.Hardware.Capability;

/// <summary>What decoders are told apart by.</summary>
/// <param name="Codec">ffmpeg's name: <c>h264</c>, <c>hevc</c>, <c>av1</c>, <c>vp9</c>, <c>mpeg2video</c>.</param>
/// <param name="BitDepth">8 or 10.</param>
internal readonly record struct CodecFormat(string Codec, int BitDepth)
{
    /// <summary>Such as <c>hevc 10-bit</c>; <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Codec} {BitDepth}-bit");

    public static bool TryParse(string? text, out CodecFormat format)
    {
        format = default;
        if (text?.Split(' ') is not [{ Length: > 0 } codec, var bits]
            || !bits.EndsWith("-bit", StringComparison.Ordinal)
            || !int.TryParse(bits[..^4], NumberStyles.None, CultureInfo.InvariantCulture, out var depth))
        {
            return false;
        }

        format = new CodecFormat(codec, depth);
        return true;
    }
}
