using System.Buffers.Binary;

namespace PreviewForge.EndToEnd.Media;

/// <summary>Marks the track of an MP4 file as filmed with the camera held upright, as telephones do. No option of ffmpeg does it in all versions.</summary>
internal static class Mp4Rotation
{
    /// <summary>The matrix of a quarter turn clockwise in 16.16 and 2.30 fixed point (ISO/IEC 14496-12, 8.3.2).</summary>
    private static readonly int[] QuarterTurn = [0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000];

    /// <summary>From the end of the name <c>tkhd</c>, in a box of version 0.</summary>
    private const int MatrixOffset = 40;

    public static void Apply(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var matrix = bytes.AsSpan(bytes.AsSpan().IndexOf("tkhd"u8) + "tkhd"u8.Length + MatrixOffset);
        for (var i = 0; i < QuarterTurn.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(matrix[(i * sizeof(int))..], QuarterTurn[i]);
        }

        File.WriteAllBytes(file, bytes);
    }
}
