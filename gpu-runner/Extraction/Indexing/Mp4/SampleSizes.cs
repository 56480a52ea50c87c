using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>Lengths of the samples of a track: <c>stsz</c> or <c>stz2</c> (ISO/IEC 14496-12, 8.7.3).</summary>
/// <param name="Entries">The table; empty when all samples are equally long.</param>
/// <param name="Bits">Bits of each entry: 4, 8, 16 or 32.</param>
/// <param name="Each">Length of every sample where they are equally long; else 0.</param>
/// <param name="Count">Samples in the track.</param>
internal readonly record struct SampleSizes(ReadOnlyMemory<byte> Entries, int Bits, uint Each, int Count)
{
    /// <summary>More samples are a damaged table: 46 hours with 120 pictures a second.</summary>
    private const int MaxCount = 20_000_000;

    private const int TableAt = 12;

    /// <exception cref="InvalidDataException">It says more samples than it has, or than make sense.</exception>
    public static SampleSizes Of(Box table) =>
        table.Child(BoxType.Stsz) is { } plain ? Read(plain, compact: false)
        : table.Child(BoxType.Stz2) is { } small ? Read(small, compact: true)
        : default;

    public SampleSizeRows Rows => new(Entries.Span, Bits, Each);

    private static SampleSizes Read(Box box, bool compact)
    {
        var bytes = box.Read();
        bytes.Skip(4);
        var first = bytes.UInt32();
        var count = bytes.UInt32();
        var (each, bits) = compact ? (0, (int)(first & 0xFF)) : (first, 32);
        var needed = each is 0 ? ((long)count * bits + 7) / 8 : 0;
        return count <= MaxCount && bits is 4 or 8 or 16 or 32 && needed <= bytes.Left
            ? new SampleSizes(box.Content.Slice(TableAt, (int)needed), bits, each, (int)count)
            : throw new InvalidDataException($"The index of the file is damaged: it says {count:N0} pictures and has no room for them.");
    }
}

/// <summary>The lengths themselves, in bytes.</summary>
internal readonly ref struct SampleSizeRows(ReadOnlySpan<byte> entries, int bits, uint each)
{
    private readonly ReadOnlySpan<byte> _entries = entries;

    public uint this[int sample] => each is not 0 ? each : bits switch
    {
        4 => (uint)(_entries[sample / 2] >> (sample % 2 is 0 ? 4 : 0) & 0xF),
        8 => _entries[sample],
        16 => BinaryPrimitives.ReadUInt16BigEndian(_entries[(sample * 2)..]),
        _ => BinaryPrimitives.ReadUInt32BigEndian(_entries[(sample * 4)..]),
    };
}
