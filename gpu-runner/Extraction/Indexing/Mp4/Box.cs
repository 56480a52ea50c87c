using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>A box that is in memory as a whole (ISO/IEC 14496-12, 4.2).</summary>
/// <param name="Type">One of <see cref="BoxType"/>, or any other.</param>
/// <param name="Whole">All of it with its header.</param>
/// <param name="HeaderBytes">Length of the header: 8 or 16.</param>
internal readonly record struct Box(uint Type, ReadOnlyMemory<byte> Whole, int HeaderBytes)
{
    public ReadOnlyMemory<byte> Content => Whole[HeaderBytes..];

    public IEnumerable<Box> Children => In(Content);

    /// <summary>The first box of the type among the children.</summary>
    public Box? Child(uint type)
    {
        foreach (var child in Children)
        {
            if (child.Type == type)
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>The first box at the end of a path of types.</summary>
    public Box? At(params ReadOnlySpan<uint> path)
    {
        Box? box = this;
        foreach (var type in path)
        {
            box = box?.Child(type);
        }

        return box;
    }

    /// <exception cref="InvalidDataException">There is none.</exception>
    public Box Required(params ReadOnlySpan<uint> path) =>
        At(path) ?? throw new InvalidDataException($"The index of the file is damaged: the box \"{BoxType.Name(path[^1])}\" is missing.");

    public BoxBytes Read() => new(Type, Content.Span);

    /// <summary>The boxes that lie in a piece of memory one after the other. One that says a larger size than there is ends with it.</summary>
    public static IEnumerable<Box> In(ReadOnlyMemory<byte> bytes)
    {
        while (BoxHeader.Parse(bytes.Span) is { } header)
        {
            var size = (int)Math.Min(header.Size is 0 ? long.MaxValue : header.Size, bytes.Length);
            yield return new Box(header.Type, bytes[..size], header.Bytes);
            bytes = bytes[size..];
        }
    }
}

/// <summary>The header of a box.</summary>
/// <param name="Type">Its four letters.</param>
/// <param name="Size">Of the whole box in bytes, at least as many as the header has; 0 when it goes to the end of what holds it.</param>
/// <param name="Bytes">Length of the header.</param>
internal readonly record struct BoxHeader(uint Type, long Size, int Bytes)
{
    public const int MaxBytes = 16;
    private const int ShortBytes = 8;

    /// <returns>Null when there is no header: too few bytes, or a size that can't be.</returns>
    public static BoxHeader? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < ShortBytes)
        {
            return null;
        }

        var size = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var type = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        return size switch
        {
            0 => new BoxHeader(type, 0, ShortBytes),
            1 when bytes.Length >= MaxBytes && BinaryPrimitives.ReadInt64BigEndian(bytes[ShortBytes..]) is >= MaxBytes and var wide =>
                new BoxHeader(type, wide, MaxBytes),
            >= ShortBytes => new BoxHeader(type, size, ShortBytes),
            _ => null,
        };
    }
}
