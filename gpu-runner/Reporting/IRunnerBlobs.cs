namespace PreviewForge.GpuRunner.Reporting;

/// <summary>The blobs between the app and this runner. Every failure of the service is a <see cref="BlobsUnavailableException"/>.</summary>
internal interface IRunnerBlobs
{
    Task WriteHeartbeatAsync(byte[] json, CancellationToken cancellationToken);

    /// <summary>Shows the last picture of a worker's video.</summary>
    Task WriteFrameAsync(int worker, ReadOnlyMemory<byte> jpeg, CancellationToken cancellationToken);

    /// <summary>Does nothing when there is none.</summary>
    Task DeleteFrameAsync(int worker, CancellationToken cancellationToken);

    /// <param name="knownTag">ETag of the version that is known already; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when that version is still the latest, or there is no such blob.</returns>
    Task<TaggedBlob?> ReadDesiredAsync(string? knownTag, CancellationToken cancellationToken);
}

/// <summary>A blob's content and the tag of that version.</summary>
internal sealed record TaggedBlob(string Tag, byte[] Content);

/// <summary>The blob service could not be reached or refused; another try may do. The message holds no secret.</summary>
internal sealed class BlobsUnavailableException(string message, Exception inner) : Exception(message, inner);
