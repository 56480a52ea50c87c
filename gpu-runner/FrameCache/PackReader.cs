using System.Security.Cryptography;
using PreviewForge.Previews.Frames;

namespace PreviewForge.GpuRunner.FrameCache;

/// <summary>The pictures of a pack. Not safe for use from several threads at once.</summary>
internal sealed class PackReader : IDisposable
{
    private readonly Stream _input;

    private PackReader(Stream input, PackHead head) => (_input, Facts, ByWidth) = (input, head.Facts, SetsOf(input, head));

    public PackFacts Facts { get; }

    /// <summary>One set of pictures per width in pixels; usable until this is disposed.</summary>
    public IReadOnlyDictionary<int, IFrameSet> ByWidth { get; }

    /// <summary>Checks the whole pack, each picture's announced size included: a small file must not unfold to a huge picture.</summary>
    /// <param name="input">Seekable; belongs to the reader from now on, also when this throws.</param>
    /// <exception cref="PackException">It is damaged, cut off, of another version, or lies.</exception>
    public static PackReader Open(Stream input)
    {
        try
        {
            var head = PackHead.Read(input);
            CheckPictures(input, head);
            return new PackReader(input, head);
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    public void Dispose() => _input.Dispose();

    private static void CheckPictures(Stream input, PackHead head)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[head.Lengths.Max()];
        input.Position = head.FirstPicture;
        for (var entry = 0; entry < head.Lengths.Count; entry++)
        {
            if (head.Lengths[entry] is 0)
            {
                continue;
            }

            var jpeg = buffer.AsSpan(0, head.Lengths[entry]);
            PackHead.Fill(input, jpeg);
            digest.AppendData(jpeg);
            var size = head.Facts.Sizes[entry / head.Facts.Slots];
            if (!JpegHeader.TryReadSize(jpeg, out var actual) || actual != new PixelSize(size.Width, size.Height))
            {
                throw new PackException($"Picture {entry} of the pack is no JPEG of {size.Width}x{size.Height} pixels.");
            }
        }

        if (!digest.GetHashAndReset().AsSpan().SequenceEqual(head.PicturesDigest))
        {
            throw new PackException("The pictures of the pack are damaged.");
        }
    }

    private static Dictionary<int, IFrameSet> SetsOf(Stream input, PackHead head)
    {
        var sets = new Dictionary<int, IFrameSet>();
        var offset = head.FirstPicture;
        for (var track = 0; track < head.Facts.Sizes.Count; track++)
        {
            var places = new (long Offset, int Length)[head.Facts.Slots];
            for (var slot = 0; slot < places.Length; slot++)
            {
                var length = head.Lengths[(track * places.Length) + slot];
                places[slot] = length is 0 ? places[slot - 1] : (offset, length);
                offset += length;
            }

            sets[head.Facts.Sizes[track].Width] = new PackedFrames(input, places);
        }

        return sets;
    }

    private sealed class PackedFrames(Stream input, (long Offset, int Length)[] places) : IFrameSet
    {
        public int Count => places.Length;

        public ReadOnlyMemory<byte> Read(int index)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, places.Length);
            var jpeg = new byte[places[index].Length];
            input.Position = places[index].Offset;
            input.ReadExactly(jpeg);
            return jpeg;
        }
    }
}
