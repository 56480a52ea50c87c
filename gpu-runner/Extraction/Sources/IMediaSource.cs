namespace PreviewForge.GpuRunner.Extraction.Sources;

/// <summary>The bytes of one media file, read at any place by several readers at once. Counts what is read.</summary>
internal interface IMediaSource : IDisposable
{
    /// <summary>Length of the file in bytes when it was opened.</summary>
    long Length { get; }

    /// <summary>Bytes that reads have returned so far, however often the same.</summary>
    long BytesRead { get; }

    /// <summary>Reads of the file so far.</summary>
    long Reads { get; }

    /// <summary>Fills the buffer as far as the file goes.</summary>
    /// <param name="offset">Where to begin, from the start of the file; at or beyond its end nothing is read.</param>
    /// <param name="buffer">What is to be filled.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Bytes read; fewer than asked for only at the end of the file.</returns>
    /// <exception cref="IOException">The file can't be read, or the storage did not answer in time.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken);
}
