using System.Buffers.Binary;
using System.Text;
using PreviewForge.GpuRunner.Extraction.Ebml;

namespace PreviewForge.Tests.Runner.Ebml;

/// <summary>Writes elements byte by byte, right or wrong as a test wants them.</summary>
internal static class Elements
{
    /// <summary>A size that its writer didn't know, in one byte and in eight.</summary>
    public static readonly byte[] UnknownInOne = [0xFF];
    public static readonly byte[] UnknownInEight = [0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];

    /// <summary>The largest size that can be written: 2^56 - 2.</summary>
    public static readonly byte[] Largest = [0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE];

    public static byte[] Id(uint id)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, id);
        return bytes.SkipWhile(b => b is 0).ToArray();
    }

    /// <summary>An element with the content's true size in eight bytes.</summary>
    public static byte[] Element(uint id, params byte[][] content)
    {
        var joined = Join(content);
        return Sized(id, Size(joined.Length), joined);
    }

    /// <summary>An element with whatever size it shall say.</summary>
    public static byte[] Sized(uint id, byte[] size, params byte[][] content) => [.. Id(id), .. size, .. Join(content)];

    public static byte[] Number(uint id, ulong value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return Element(id, bytes);
    }

    public static byte[] Text(uint id, string text) => Element(id, Encoding.UTF8.GetBytes(text));

    public static byte[] Float(uint id, double value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        return Element(id, bytes);
    }

    /// <summary>Content of a block.</summary>
    public static byte[] Block(int track, short relativeTime, byte flags, params byte[][] frames) =>
        [(byte)(0x80 | track), (byte)(relativeTime >> 8), (byte)relativeTime, flags, .. Join(frames)];

    public static byte[] SimpleBlock(int track, short relativeTime, params byte[][] frames) =>
        Element(MatroskaId.SimpleBlock, Block(track, relativeTime, 0x80, frames));

    public static byte[] Join(params byte[][] parts) => parts.SelectMany(part => part).ToArray();

    public static byte[] Size(long size)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, size);
        bytes[0] = 0x01;
        return bytes;
    }
}
