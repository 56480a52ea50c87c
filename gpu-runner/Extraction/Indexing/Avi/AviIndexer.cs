using System.Text;
using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Avi;

/// <summary>Reads the index of AVI files: that of OpenDML where there is one, else that of AVI 1.0.</summary>
internal sealed class AviIndexer : IVideoIndexer
{
    /// <summary>Chunks name their stream by two digits.</summary>
    private const int MaxStreams = 100;

    public MediaContainer Container => MediaContainer.Avi;

    // Both kinds of letters are in use: "AVI " and, of some old cameras, "AVI" and an end of medium.
    public bool Recognises(ReadOnlySpan<byte> start) => start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..].StartsWith("AVI"u8);

    public async ValueTask<IndexOutcome> OpenAsync(IMediaSource source, int slotSeconds, CancellationToken cancellationToken)
    {
        try
        {
            return new IndexOutcome.Found(await ReadAsync(source, cancellationToken));
        }
        catch (InvalidDataException damaged)
        {
            return new IndexOutcome.Unusable(damaged.Message);
        }
    }

    private static async Task<AviVideo> ReadAsync(IMediaSource source, CancellationToken cancellationToken)
    {
        var file = new AviFile(source);
        var (header, end) = await file.HeaderAsync(cancellationToken);
        var stream = Video(header);
        if (!stream.HasClock)
        {
            throw new InvalidDataException("The file is damaged: it shows its pictures too fast or too slowly for a video.");
        }

        var keyframes = new AviKeyframes(stream);
        if (stream.Index is { } list)
        {
            await new OpenDmlIndex(file, list).AddToAsync(keyframes, cancellationToken);
        }

        if (keyframes.IsEmpty)
        {
            keyframes = new AviKeyframes(stream);
            await AddOldAsync(file, end, stream, keyframes, cancellationToken);
        }

        return new AviVideo(source, stream, keyframes.ToIndex());
    }

    // AVI has no cover art and no default: the largest video, and of those the first.
    private static AviStream Video(RiffChunk header) => header.Children
        .Where(chunk => chunk is { IsList: true, Id: "strl" })
        .Take(MaxStreams)
        .Select((list, number) => AviStream.Of(list, number, AviFile.MicrosecondsPerPicture(header)))
        .OfType<AviStream>()
        .MaxBy(stream => (long)stream.Width * stream.Height)
        ?? throw new InvalidDataException("The file holds no video stream.");

    private static async Task AddOldAsync(
        AviFile file, long position, AviStream stream, AviKeyframes keyframes, CancellationToken cancellationToken)
    {
        var (data, entries) = await file.OldIndexAsync(position, cancellationToken);
        var index = new OldIndex(stream, entries);
        var (offset, length) = index.First ?? throw new InvalidDataException("The index of the file names no keyframe.");
        // The specification says neither; writers count from the letters of the list, or from the start of the file.
        foreach (var origin in new[] { data, 0 })
        {
            if (await file.ChunkAsync(origin + offset, cancellationToken) is { } chunk && chunk.Length == length && StreamChunk.IsPicture(Encoding.Latin1.GetBytes(chunk.Id), stream.Number))
            {
                index.AddTo(keyframes, origin, cancellationToken);
                return;
            }
        }

        throw new InvalidDataException("The index of the file is damaged: what it names is not there.");
    }
}
