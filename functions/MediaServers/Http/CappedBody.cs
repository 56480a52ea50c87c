using System.Buffers;

namespace PreviewForge.Functions.MediaServers.Http;

/// <summary>Reads a body that may have no end. Bytes are counted after decompression, so a small body can't unpack into a large one.</summary>
internal static class CappedBody
{
    private const int ChunkBytes = 64 * 1024;

    /// <returns>Null when it is longer.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            return null;
        }

        await using Stream stream = await content.ReadAsStreamAsync(cancellationToken);
        var bytes = new ArrayBufferWriter<byte>(Math.Max(256, (int)(content.Headers.ContentLength ?? ChunkBytes)));
        int read;
        while ((read = await stream.ReadAsync(bytes.GetMemory(ChunkBytes), cancellationToken)) > 0)
        {
            bytes.Advance(read);
            if (bytes.WrittenCount > maxBytes)
            {
                return null;
            }
        }

        return bytes.WrittenMemory;
    }
}
