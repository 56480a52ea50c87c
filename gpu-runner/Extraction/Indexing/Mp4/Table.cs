using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>A table of a box as it is in the file: read where it is needed, never unpacked.</summary>
/// <param name="Entries">Its bytes, as many as the entries need.</param>
/// <param name="Count">Its entries.</param>
/// <param name="Columns">Numbers of 32 bits in each.</param>
internal readonly record struct Table(ReadOnlyMemory<byte> Entries, int Count, int Columns)
{
    private const int VersionAndCount = 8;

    /// <param name="box">A full box that holds the number of entries and the entries; null gives a table without any.</param>
    /// <param name="columns">Numbers of 32 bits in each entry.</param>
    /// <exception cref="InvalidDataException">It says more entries than it has.</exception>
    public static Table Of(Box? box, int columns)
    {
        if (box is not { } present)
        {
            return new Table(default, 0, columns);
        }

        var bytes = present.Read();
        bytes.Skip(4);
        var count = bytes.UInt32();
        var length = count * (long)columns * sizeof(uint);
        return length <= bytes.Left
            ? new Table(present.Content.Slice(VersionAndCount, (int)length), (int)count, columns)
            : throw new InvalidDataException(
                $"The index of the file is damaged: the box \"{BoxType.Name(present.Type)}\" says {count:N0} entries and is too small for them.");
    }

    public TableRows Rows => new(Entries.Span, Columns);
}

/// <summary>The numbers of a <see cref="Table"/>.</summary>
internal readonly ref struct TableRows(ReadOnlySpan<byte> entries, int columns)
{
    private readonly ReadOnlySpan<byte> _entries = entries;

    public uint this[int row, int column] => BinaryPrimitives.ReadUInt32BigEndian(_entries[((row * columns + column) * sizeof(uint))..]);

    /// <summary>The two columns of a row as one number.</summary>
    public long Wide(int row) => BinaryPrimitives.ReadInt64BigEndian(_entries[(row * sizeof(long))..]);
}
