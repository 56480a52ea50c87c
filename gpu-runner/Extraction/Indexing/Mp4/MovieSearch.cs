namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>What is found in front of the samples, or behind them.</summary>
/// <param name="Brand">The file type box, which decides between MP4 and QuickTime; null when there is none, as in old QuickTime files.</param>
/// <param name="Movie">The movie box.</param>
/// <param name="Next">What follows it: fragments, or an index of them; null at the end of the file.</param>
internal sealed record MovieSearch(Box? Brand, Box Movie, FileBox? Next)
{
    /// <summary>More boxes in front of the movie box are no video but noise.</summary>
    private const int MaxBoxes = 10_000;

    private const int MaxBrandBytes = 4096;

    /// <exception cref="InvalidDataException">There is no movie box that can be read.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static async Task<MovieSearch> FindAsync(TopLevel boxes, CancellationToken cancellationToken)
    {
        Box? brand = null;
        var next = await boxes.HeaderAsync(0, cancellationToken);
        for (var i = 0; i < MaxBoxes && next is { } box; i++)
        {
            if (box.Type is BoxType.Moov)
            {
                var (movie, behind) = await boxes.ReadAsync(box, cancellationToken);
                return new MovieSearch(brand, movie, behind);
            }

            if (box.Type is BoxType.Ftyp && brand is null && box.Size <= MaxBrandBytes)
            {
                (var type, next) = await boxes.ReadAsync(box, cancellationToken);
                brand = type;
            }
            else
            {
                next = await boxes.HeaderAsync(box.End, cancellationToken);
            }
        }

        throw new InvalidDataException("The file has no index: it is cut off, or was never finished.");
    }
}
