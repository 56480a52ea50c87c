namespace PreviewForge.GpuRunner.Extraction.Indexing.Avi;

/// <summary>
/// MPEG-4 in AVI may be packed: as the container knows no order of showing, a chunk holds a picture and also the B picture that comes
/// before it. Alone, the B picture can't be decoded, and would be taken for another keyframe.
/// </summary>
internal static class Mpeg4Packing
{
    /// <returns>Length of the first picture and what stands in front of it (ISO/IEC 14496-2, 6.3.5: a picture begins with 00 00 01 B6).</returns>
    public static int FirstPicture(ReadOnlySpan<byte> chunk)
    {
        ReadOnlySpan<byte> picture = [0, 0, 1, 0xB6];
        var first = chunk.IndexOf(picture);
        if (first < 0)
        {
            return chunk.Length;
        }

        var behind = first + picture.Length;
        return chunk[behind..].IndexOf(picture) is >= 0 and var second ? behind + second : chunk.Length;
    }
}
