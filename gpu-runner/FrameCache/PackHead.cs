using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using PreviewForge.Previews.Bif;

namespace PreviewForge.GpuRunner.FrameCache;

/// <summary>Everything of a pack but its pictures. It may come from anywhere, so nothing is believed.</summary>
/// <param name="Facts">What the pictures are; plausible.</param>
/// <param name="Lengths">The table: lengths of the pictures in bytes, 0 for a repeated one.</param>
/// <param name="FirstPicture">Offset in the file.</param>
/// <param name="PicturesDigest">SHA-256 that the pictures should have.</param>
internal sealed record PackHead(PackFacts Facts, IReadOnlyList<int> Lengths, long FirstPicture, byte[] PicturesDigest)
{
    /// <summary>Reads and checks it; the pictures are not looked at.</summary>
    /// <exception cref="PackException">It is damaged, cut off, of another version, or lies.</exception>
    public static PackHead Read(Stream input)
    {
        var start = new byte[PackLayout.FixedBytes];
        input.Position = 0;
        Fill(input, start);
        var factsLength = BinaryPrimitives.ReadUInt32LittleEndian(start.AsSpan(PackLayout.FactsLengthOffset));
        if (!start.AsSpan().StartsWith(PackLayout.Magic)
            || BinaryPrimitives.ReadUInt32LittleEndian(start.AsSpan(PackLayout.VersionOffset)) != PackLayout.Version
            || factsLength > PackLayout.MaxFactsBytes)
        {
            throw new PackException("The file does not begin like a pack of this version.");
        }

        var json = new byte[factsLength];
        Fill(input, json);
        var facts = Parse(json);
        var tableBytes = (long)PackLayout.EntryBytes * facts.Slots * facts.Sizes.Count;
        if (tableBytes > input.Length - input.Position)
        {
            throw new PackException("The pack announces more pictures than it can hold.");
        }

        var table = new byte[tableBytes];
        Fill(input, table);
        if (!DigestOf(start, json, table).AsSpan().SequenceEqual(start.AsSpan(PackLayout.HeadDigestOffset, PackLayout.DigestBytes)))
        {
            throw new PackException("The head of the pack is damaged.");
        }

        var digest = start.AsSpan(PackLayout.PicturesDigestOffset, PackLayout.DigestBytes).ToArray();
        return new PackHead(facts, LengthsOf(table, facts.Slots, input.Length - input.Position), input.Position, digest);
    }

    /// <summary>SHA-256 of what comes before the digest itself, and of facts and table.</summary>
    public static byte[] DigestOf(byte[] start, byte[] json, byte[] table)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(start, 0, PackLayout.HeadDigestOffset);
        digest.AppendData(json);
        digest.AppendData(table);
        return digest.GetHashAndReset();
    }

    /// <summary>Reads exactly as many bytes as the buffer has.</summary>
    public static void Fill(Stream input, Span<byte> buffer)
    {
        try
        {
            input.ReadExactly(buffer);
        }
        catch (EndOfStreamException e)
        {
            throw new PackException("The pack is cut off.", e);
        }
    }

    private static PackFacts Parse(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, PackJson.Default.PackFacts) is { ArePlausible: true } facts
                ? facts
                : throw new PackException("The facts of the pack can't be true.");
        }
        catch (JsonException e)
        {
            throw new PackException("The facts of the pack are damaged.", e);
        }
    }

    private static int[] LengthsOf(byte[] table, int slots, long pictureBytes)
    {
        var lengths = new int[table.Length / PackLayout.EntryBytes];
        var sum = 0L;
        for (var entry = 0; entry < lengths.Length; entry++)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(PackLayout.EntryBytes * entry));
            if (length > BifReader.MaxImageBytes || (length is 0 && entry % slots is 0))
            {
                throw new PackException($"Picture {entry} of the pack has an impossible length.");
            }

            lengths[entry] = (int)length;
            sum += length;
        }

        return sum == pictureBytes ? lengths : throw new PackException("The pack has not the length of its pictures.");
    }
}
