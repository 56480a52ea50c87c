using System.Buffers.Binary;

namespace PreviewForge.Tests.Runner.Indexing.Fuzz;

/// <summary>Damages files: near fields of the container mostly, with numbers that are apt to overflow, and anywhere by the byte.</summary>
/// <param name="seeds">What is damaged.</param>
internal sealed class Mutator(IReadOnlyList<Seed> seeds)
{
    private const int MostDamages = 6;

    /// <summary>How far a damage lies from where a field begins.</summary>
    private const int Near = 24;

    private static readonly ulong[] Numbers =
    [
        0, 1, 2, 7, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0xFFFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x100000000,
        0x7FFFFFFFFFFFFFFF, 0x8000000000000000, 0xFFFFFFFFFFFFFFFF, 0x01FFFFFFFFFFFFFF, 0x00FFFFFFFFFFFFFF, 0x0100000000000000,
    ];

    private readonly byte[] _buffer = new byte[2 * seeds.Max(seed => seed.Content.Length)];

    /// <param name="number">Tells the damage: the same number gives the same file.</param>
    /// <returns>The damaged file, valid until the next call, and what it was made of.</returns>
    public (ReadOnlyMemory<byte> Content, Seed Seed) Make(long number)
    {
        var random = new Random(HashCode(number));
        var seed = seeds[(int)(number % seeds.Count)];
        seed.Content.CopyTo(_buffer, 0);
        var length = seed.Content.Length;
        for (var damages = 1 + random.Next(MostDamages); damages > 0 && length > 0; damages--)
        {
            length = Damage(random, seed, length);
        }

        return (_buffer.AsMemory(0, length), seed);
    }

    private int Damage(Random random, Seed seed, int length)
    {
        var at = Place(random, seed, length);
        var file = _buffer.AsSpan(0, length);
        switch (random.Next(12))
        {
            case 0 or 1:
                file[at] ^= (byte)(1 << random.Next(8));
                return length;
            case 2:
                file[at] = (byte)random.Next(256);
                return length;
            case 3 or 4 or 5 or 6:
                WriteNumber(random, file[at..]);
                return length;
            case 7:
                random.NextBytes(file.Slice(at, Math.Min(length - at, 1 + random.Next(16))));
                return length;
            case 8:
                return random.Next(4) is 0 ? at : length;
            case 9:
                var removed = Math.Min(length - at, 1 + random.Next(random.Next(4) is 0 ? length : Near));
                file[(at + removed)..].CopyTo(file[at..]);
                return length - removed;
            case 10:
                return Repeat(at, Math.Min(length - at, 1 + random.Next(random.Next(4) is 0 ? length / 4 : Near)), length);
            default:
                var other = seeds[random.Next(seeds.Count)].Content;
                var piece = other.AsSpan(random.Next(other.Length));
                piece = piece[..Math.Min(Math.Min(piece.Length, length - at), 1 + random.Next(256))];
                piece.CopyTo(file[at..]);
                return length;
        }
    }

    private static int Place(Random random, Seed seed, int length) => random.Next(4) is 0 || seed.Structure.Count is 0
        ? random.Next(length)
        : Math.Clamp(seed.Structure[random.Next(seed.Structure.Count)] - (Near / 4) + random.Next(Near), 0, length - 1);

    private static void WriteNumber(Random random, Span<byte> rest)
    {
        var number = Numbers[random.Next(Numbers.Length)] + (ulong)random.Next(3) - 1;
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, number);
        bytes = bytes[^(1 << random.Next(4))..];
        if (random.Next(3) is 0)
        {
            bytes.Reverse();
        }

        bytes[..Math.Min(bytes.Length, rest.Length)].CopyTo(rest);
    }

    private int Repeat(int at, int count, int length)
    {
        count = Math.Min(count, _buffer.Length - length);
        _buffer.AsSpan(at, length - at).CopyTo(_buffer.AsSpan(at + count));
        return length + count;
    }

    // Neighbouring numbers must not give similar files.
    private static int HashCode(long number) => (int)((ulong)number * 0x9E3779B97F4A7C15 >> 32);
}
