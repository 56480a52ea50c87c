using System.Buffers.Binary;
using System.Text;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

namespace PreviewForge.Tests.Runner.Indexing.Mp4;

/// <summary>Writes MP4 files box by box (ISO/IEC 14496-12).</summary>
internal static class Boxes
{
    public static byte[] Box(string type, params byte[][] contents)
    {
        var content = contents.SelectMany(bytes => bytes).ToArray();
        return [.. Numbers((uint)content.Length + 8), .. Encoding.ASCII.GetBytes(type), .. content];
    }

    /// <summary>A box of numbers of 32 bits; the first of a full box is its version and flags.</summary>
    public static byte[] Box(string type, params uint[] numbers) => Box(type, Numbers(numbers));

    /// <summary>A full box of version 0 with a table of so many rows.</summary>
    public static byte[] Table(string type, uint rows, params uint[] numbers) => Box(type, [0, rows, .. numbers]);

    public static byte[] Numbers(params uint[] numbers)
    {
        var bytes = new byte[numbers.Length * 4];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(i * 4), numbers[i]);
        }

        return bytes;
    }

    /// <summary>A whole file: its type, a movie box with tracks, and what follows.</summary>
    public static byte[] File(byte[][] tracks, params byte[][] rest) => [.. Type, .. Movie(tracks), .. rest.SelectMany(bytes => bytes)];

    public static byte[] Type { get; } = Box("ftyp", "isom\0\0\0\0"u8.ToArray());

    public static byte[] Movie(params byte[][] contents) => Box("moov", [Box("mvhd", [0, 0, 0, 1000, 0, .. new uint[20]]), .. contents]);

    public static async Task<IndexOutcome> OpenAsync(byte[] file, params (long Position, byte[] Bytes)[] further) =>
        await new Mp4Indexer().OpenAsync(new SparseBytes([(0, file), .. further]), 10, TestContext.Current.CancellationToken);

    public static async Task<IReadOnlyList<Keyframe>> KeyframesAsync(byte[] file) =>
        Assert.IsType<IndexOutcome.Found>(await OpenAsync(file)).Video.Index.Keyframes;

    public static async Task<string> ReasonAsync(byte[] file) => Assert.IsType<IndexOutcome.Unusable>(await OpenAsync(file)).Reason;
}

/// <summary>A track of five pictures of one second each, at 1000, 1010 … of 10 bytes, of which the first and the fourth are keyframes.</summary>
internal sealed record CraftedTrack
{
    public uint Id { get; init; } = 1;

    public uint Flags { get; init; } = 1;

    public string Handler { get; init; } = "vide";

    public uint Scale { get; init; } = 100;

    public string Coding { get; init; } = "avc1";

    public (ushort Width, ushort Height) Size { get; init; } = (64, 48);

    public byte[] Details { get; init; } = [];

    public byte[] Durations { get; init; } = Boxes.Table("stts", 1, 5, 100);

    public byte[] Sync { get; init; } = Boxes.Table("stss", 2, 1, 4);

    public byte[] Offsets { get; init; } = [];

    public byte[] Sizes { get; init; } = Boxes.Box("stsz", 0, 10, 5);

    public byte[] Chunks { get; init; } = Boxes.Table("stsc", 1, 1, 5, 1);

    public byte[] Places { get; init; } = Boxes.Table("stco", 1, 1000);

    public byte[] Edits { get; init; } = [];

    public byte[] References { get; init; } = [];

    public byte[] Build()
    {
        var entry = Boxes.Box(Coding, [0, 0, 0, 0, 0, 0, 0, 1], new byte[16],
            [(byte)(Size.Width >> 8), (byte)Size.Width, (byte)(Size.Height >> 8), (byte)Size.Height], new byte[50], Details);
        var tables = Boxes.Box("stbl", Boxes.Box("stsd", Boxes.Numbers(0, 1), entry), Durations, Offsets, Sync, Sizes, Chunks, Places);
        var media = Boxes.Box("mdia",
            Boxes.Box("mdhd", 0, 0, 0, Scale, 0, 0),
            Boxes.Box("hdlr", Boxes.Numbers(0, 0), System.Text.Encoding.ASCII.GetBytes(Handler), new byte[13]),
            Boxes.Box("minf", tables));
        return Boxes.Box("trak", Boxes.Box("tkhd", [Flags, 0, 0, Id, .. new uint[17]]), References, Edits, media);
    }

    public byte[] File => Boxes.File([Build()]);

    /// <summary>An edit list of durations in thousandths of a second, and media times in the track's unit.</summary>
    public static byte[] EditList(params (uint Duration, int From)[] parts) => Boxes.Box("edts", Boxes.Table(
        "elst", (uint)parts.Length, [.. parts.SelectMany(part => new[] { part.Duration, (uint)part.From, 0x10000u })]));
}
