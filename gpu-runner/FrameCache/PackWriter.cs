using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using PreviewForge.Previews.Bif;
using PreviewForge.Previews.Frames;

namespace PreviewForge.GpuRunner.FrameCache;

/// <summary>Writes a pack: the pictures first, then, in front of them, what must be known to believe them.</summary>
internal static class PackWriter
{
    /// <param name="output">Empty and seekable.</param>
    /// <param name="facts">What the pictures are.</param>
    /// <param name="sets">One per size of the facts, in their order.</param>
    /// <exception cref="PackException">A picture doesn't fit the facts.</exception>
    public static void Write(Stream output, PackFacts facts, IReadOnlyList<IFrameSet> sets)
    {
        if (!facts.ArePlausible)
        {
            throw new PackException("There are too many pictures for a pack.");
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(facts, PackJson.Default.PackFacts);
        var table = new byte[PackLayout.EntryBytes * facts.Slots * facts.Sizes.Count];
        output.Position = PackLayout.FixedBytes + json.Length + table.Length;
        var digest = WritePictures(output, facts, sets, table);
        var start = StartOf(json, table, digest);
        output.Position = 0;
        output.Write(start);
        output.Write(json);
        output.Write(table);
    }

    private static byte[] WritePictures(Stream output, PackFacts facts, IReadOnlyList<IFrameSet> sets, byte[] table)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var entry = 0;
        foreach (var (set, size) in sets.Zip(facts.Sizes))
        {
            byte[] before = [];
            for (var slot = 0; slot < facts.Slots; slot++, entry++)
            {
                var jpeg = set.Read(slot).Span;
                if (jpeg.SequenceEqual(before))
                {
                    continue; // A keyframe that is shown in several slots: its length stays 0 there.
                }

                Check(jpeg, size);
                output.Write(jpeg);
                digest.AppendData(jpeg);
                BinaryPrimitives.WriteInt32LittleEndian(table.AsSpan(PackLayout.EntryBytes * entry), jpeg.Length);
                before = jpeg.ToArray();
            }
        }

        return digest.GetHashAndReset();
    }

    private static void Check(ReadOnlySpan<byte> jpeg, PackSize size)
    {
        if (jpeg.Length > BifReader.MaxImageBytes || !JpegHeader.TryReadSize(jpeg, out var actual) || actual != new PixelSize(size.Width, size.Height))
        {
            throw new PackException($"A picture is no JPEG of {size.Width}x{size.Height} pixels.");
        }
    }

    private static byte[] StartOf(byte[] json, byte[] table, byte[] picturesDigest)
    {
        var start = new byte[PackLayout.FixedBytes];
        PackLayout.Magic.CopyTo(start);
        BinaryPrimitives.WriteUInt32LittleEndian(start.AsSpan(PackLayout.VersionOffset), PackLayout.Version);
        BinaryPrimitives.WriteInt32LittleEndian(start.AsSpan(PackLayout.FactsLengthOffset), json.Length);
        picturesDigest.CopyTo(start, PackLayout.PicturesDigestOffset);
        PackHead.DigestOf(start, json, table).CopyTo(start, PackLayout.HeadDigestOffset);
        return start;
    }
}
