namespace PreviewForge.GpuRunner.Extraction.Pictures;

/// <summary>
/// The pictures of one extraction: in memory up to a limit, those beyond it in one file. Written by one at a time; may be read from
/// then on for as long as the folder is there.
/// </summary>
/// <param name="folder">A folder that is deleted with all that is in it.</param>
/// <param name="memoryLimit">Bytes kept in memory.</param>
internal sealed class PictureStore(string folder, long memoryLimit = PictureStore.DefaultMemoryLimit)
{
    /// <summary>The pictures of nearly every film: 2,000 of 32 KiB.</summary>
    public const long DefaultMemoryLimit = 64 * 1024 * 1024;

    private readonly string _file = Path.Combine(folder, "pictures");
    private readonly List<Place> _places = [];
    private long _held;
    private long _spilled;

    /// <inheritdoc cref="ExtractionOrder.OnPicture"/>
    public Action<ReadOnlyMemory<byte>>? OnPicture { get; init; }

    /// <returns>The picture's number here, for <see cref="Read"/>.</returns>
    /// <exception cref="IOException">It can't be written to the folder: no space left, for example.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public int Add(ReadOnlyMemory<byte> jpeg)
    {
        var fits = _held + jpeg.Length <= memoryLimit;
        _places.Add(fits ? new Place(jpeg, 0) : new Place(null, Spill(jpeg)) { Length = jpeg.Length });
        _held += fits ? jpeg.Length : 0;
        OnPicture?.Invoke(jpeg);
        return _places.Count - 1;
    }

    /// <exception cref="IOException">The file can't be read back.</exception>
    public ReadOnlyMemory<byte> Read(int picture)
    {
        var place = _places[picture];
        return place.Held ?? Load(place);
    }

    // The file is opened for each picture: nothing has to be closed, and only the longest films come here at all.
    private long Spill(ReadOnlyMemory<byte> jpeg)
    {
        using var file = File.OpenHandle(_file, FileMode.OpenOrCreate, FileAccess.Write);
        var offset = _spilled;
        RandomAccess.Write(file, jpeg.Span, offset);
        _spilled += jpeg.Length;
        return offset;
    }

    private byte[] Load(Place place)
    {
        using var file = File.OpenHandle(_file);
        var jpeg = new byte[place.Length];
        return RandomAccess.Read(file, jpeg, place.Offset) == jpeg.Length
            ? jpeg
            : throw new IOException("The file of pictures has been cut off.");
    }

    private readonly record struct Place(ReadOnlyMemory<byte>? Held, long Offset)
    {
        public int Length { get; init; }
    }
}
