using System.Buffers.Binary;

namespace PreviewForge.Tests.Runner.Fakes;

/// <summary>
/// Makes an MP4 file of HEVC, whose <c>moov</c> comes last, say that it is Dolby Vision (Dolby Vision Streams Within the ISO Base Media File Format).
/// </summary>
internal static class DolbyVisionRecord
{
    public static byte[] AddTo(byte[] file, int profile, int compatibility)
    {
        var entry = file.AsSpan().LastIndexOf("hvc1"u8) - 4;
        var end = entry + BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(entry));
        var box = Box(profile, compatibility);
        byte[] patched = [.. file.AsSpan(0, end), .. box, .. file.AsSpan(end)];
        Grow(patched, entry, box.Length);
        foreach (var parent in new[] { "moov", "trak", "mdia", "minf", "stbl", "stsd" })
        {
            Grow(patched, patched.AsSpan().LastIndexOf(System.Text.Encoding.ASCII.GetBytes(parent)) - 4, box.Length);
        }

        return patched;
    }

    private static void Grow(byte[] file, int box, int by) =>
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(box), BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(box)) + by);

    private static byte[] Box(int profile, int compatibility)
    {
        const int level = 6;
        const int pictureMetadataAndBaseLayer = 0b101;
        var box = new byte[32];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        (profile > 7 ? "dvvC"u8 : "dvcC"u8).CopyTo(box.AsSpan(4));
        box[8] = 1;
        BinaryPrimitives.WriteUInt16BigEndian(box.AsSpan(10), (ushort)((profile << 9) | (level << 3) | pictureMetadataAndBaseLayer));
        box[12] = (byte)(compatibility << 4);
        return box;
    }
}
