using System.Buffers.Binary;
using System.Text;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Indexing.Avi;
using PreviewForge.Tests.Runner.Indexing.Mp4;

namespace PreviewForge.Tests.Runner.Indexing.Avi;

/// <summary>Writes AVI files chunk by chunk.</summary>
internal static class Chunks
{
    public static byte[] Chunk(string id, params byte[][] contents)
    {
        var content = contents.SelectMany(bytes => bytes).ToArray();
        return [.. Encoding.ASCII.GetBytes(id), .. Numbers((uint)content.Length), .. content, .. new byte[content.Length % 2]];
    }

    public static byte[] List(string id, params byte[][] contents) => Chunk("LIST", [Encoding.ASCII.GetBytes(id), .. contents]);

    public static byte[] Numbers(params uint[] numbers)
    {
        var bytes = new byte[numbers.Length * 4];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * 4), numbers[i]);
        }

        return bytes;
    }

    /// <summary>The header: sound, then a video of two pictures a second.</summary>
    public static byte[] Header(byte[]? index = null, uint start = 0, uint scale = 1, uint rate = 2) => List("hdrl",
        Chunk("avih", Numbers(500_000, 0)),
        List("strl", Chunk("strh", "auds"u8.ToArray(), new byte[44]), Chunk("strf", new byte[16])),
        List("strl",
            Chunk("strh", "vidsXVID"u8.ToArray(), Numbers(0, 0, 0, scale, rate, start, 3), new byte[12]),
            Chunk("strf", Numbers(40, 64, 48, 0x180001), "XVID"u8.ToArray(), new byte[20]),
            index ?? []));

    public static byte[] File(params byte[][] contents) => Chunk("RIFF", ["AVI "u8.ToArray(), .. contents]);

    /// <summary>An entry of the index of AVI 1.0.</summary>
    public static byte[] Entry(string id, bool isKeyframe, int offset, int length) =>
        [.. Encoding.ASCII.GetBytes(id), .. Numbers(isKeyframe ? 0x10u : 0, (uint)offset, (uint)length)];

    public static async Task<IndexOutcome> OpenAsync(byte[] file, params (long Position, byte[] Bytes)[] further) =>
        await new AviIndexer().OpenAsync(new SparseBytes([(0, file), .. further]), 10, TestContext.Current.CancellationToken);

    public static async Task<IIndexedVideo> VideoAsync(byte[] file, params (long Position, byte[] Bytes)[] further) =>
        Assert.IsType<IndexOutcome.Found>(await OpenAsync(file, further)).Video;

    public static async Task<string> ReasonAsync(byte[] file) => Assert.IsType<IndexOutcome.Unusable>(await OpenAsync(file)).Reason;
}
