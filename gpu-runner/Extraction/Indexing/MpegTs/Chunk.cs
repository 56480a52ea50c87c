namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>What a stretch of the file holds of the video.</summary>
/// <param name="Lead">The first bytes that continue a packet which began before the stretch.</param>
/// <param name="Starts">The packets that begin in the stretch, in order.</param>
/// <param name="Open">The last packet, when the stretch ends before it can be told what it is.</param>
internal sealed record Chunk(ReadOnlyMemory<byte> Lead, IReadOnlyList<PesStart> Starts, OpenPacket? Open);

/// <summary>A packet of which only the beginning is known.</summary>
/// <param name="Position">Where it begins in the file.</param>
/// <param name="Bytes">Its first bytes.</param>
internal sealed record OpenPacket(long Position, ReadOnlyMemory<byte> Bytes);
