using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>Reads the numbers in a box one after the other. All of them are big-endian.</summary>
/// <param name="type">The box, for messages.</param>
/// <param name="bytes">Its content.</param>
internal ref struct BoxBytes(uint type, ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly int Left => _rest.Length;

    /// <summary>The version with which a full box begins; its flags are read by <see cref="UInt24"/>.</summary>
    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public int UInt24() => Byte() << 16 | UInt16();

    public uint UInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public int Int32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64BigEndian(Take(8));

    /// <summary>A number that has 64 bits in one version of a box and 32 in the other.</summary>
    /// <exception cref="InvalidDataException">It is larger than any that makes sense.</exception>
    public long Unsigned(bool wide)
    {
        var value = wide ? Int64() : UInt32();
        return value is >= 0 and < long.MaxValue / 4 ? value : throw Damaged();
    }

    public void Skip(int count) => Take(count);

    public readonly InvalidDataException Damaged() => new($"The index of the file is damaged: the box \"{BoxType.Name(type)}\" makes no sense.");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new InvalidDataException($"The index of the file is damaged: the box \"{BoxType.Name(type)}\" is cut off.");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
