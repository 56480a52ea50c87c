using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.GpuRunner.Extraction.Sparse;

/// <summary>Opens a file and reads the index of its container, which is recognised by its content.</summary>
/// <param name="indexers">One for each container.</param>
/// <param name="open">Opens the file at a path.</param>
internal sealed class VideoOpener(IEnumerable<IVideoIndexer> indexers, Func<string, IMediaSource> open)
{
    /// <summary>What a container is recognised by.</summary>
    private const int StartBytes = 4096;

    /// <param name="path">Absolute path.</param>
    /// <param name="slotSeconds">Time between two wanted pictures.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<OpenedVideo> OpenAsync(string path, int slotSeconds, CancellationToken cancellationToken)
    {
        IMediaSource? source = null;
        IVideoIndexer? indexer = null;
        try
        {
            source = open(path);
            indexer = await RecogniseAsync(source, cancellationToken);
            var outcome = indexer is null
                ? new IndexOutcome.Unusable("The container is none whose index can be read.")
                : await indexer.OpenAsync(source, slotSeconds, cancellationToken);
            return outcome is IndexOutcome.Found found
                ? new OpenedVideo(new IndexedSource(source, found.Video), indexer?.Container, null, source.BytesRead)
                : Close(source, indexer, ((IndexOutcome.Unusable)outcome).Reason);
        }
        catch (OperationCanceledException)
        {
            source?.Dispose();
            throw;
        }
        catch (Exception failure)
        {
            // A file may hold anything; whatever its index does to a reader, ffmpeg still gets its try.
            return Close(source, indexer, $"The index can't be read: {failure.Message}");
        }
    }

    private async Task<IVideoIndexer?> RecogniseAsync(IMediaSource source, CancellationToken cancellationToken)
    {
        var start = new byte[StartBytes];
        var read = await source.ReadAsync(0, start, cancellationToken);
        return indexers.FirstOrDefault(indexer => indexer.Recognises(start.AsSpan(0, read)));
    }

    private static OpenedVideo Close(IMediaSource? source, IVideoIndexer? indexer, string reason)
    {
        var read = source?.BytesRead ?? 0;
        source?.Dispose();
        return new OpenedVideo(null, indexer?.Container, reason, read);
    }
}

/// <param name="Indexed">Null when there is no index that can be used.</param>
/// <param name="Container">Null when it is unknown.</param>
/// <param name="Reason">Why there is no index.</param>
/// <param name="BytesRead">Bytes that were read to find out.</param>
internal sealed record OpenedVideo(IndexedSource? Indexed, MediaContainer? Container, string? Reason, long BytesRead) : IDisposable
{
    /// <summary>A file that was not opened, because its index is not wanted.</summary>
    public static OpenedVideo Unread { get; } = new(null, null, null, 0);

    public void Dispose() => Indexed?.Dispose();
}
