using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.GpuRunner.Extraction.Indexing;

/// <summary>Reads the index of one kind of container. The file is hostile: every size in it is checked before it is believed.</summary>
internal interface IVideoIndexer
{
    MediaContainer Container { get; }

    /// <summary>Recognises the container by its first bytes; the name's extension means nothing.</summary>
    /// <param name="start">The first 4,096 bytes of the file, or all of it.</param>
    bool Recognises(ReadOnlySpan<byte> start);

    /// <param name="source">The file.</param>
    /// <param name="slotSeconds">Time between two wanted pictures; a container without an index is searched at these places only.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    ValueTask<IndexOutcome> OpenAsync(IMediaSource source, int slotSeconds, CancellationToken cancellationToken);
}

/// <summary>What came of the search for an index.</summary>
internal abstract record IndexOutcome
{
    private IndexOutcome()
    {
    }

    public sealed record Found(IIndexedVideo Video) : IndexOutcome;

    /// <summary>There is no index that can be used; the file may still be fine.</summary>
    /// <param name="Reason">Why not, as a sentence for a person.</param>
    public sealed record Unusable(string Reason) : IndexOutcome;
}
