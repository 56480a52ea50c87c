namespace PreviewForge.GpuRunner.Extraction.Pictures;

/// <summary>Gathers the pictures of one run of ffmpeg by their numbers. One number comes once for each size, in any order.</summary>
internal sealed class Harvest(PictureStore store, int sizes)
{
    private const int None = -1;

    private readonly Dictionary<int, int[]> _pictures = [];

    /// <summary>Distinct moments so far.</summary>
    public int Count => _pictures.Count;

    /// <returns>False when the picture is there already.</returns>
    /// <exception cref="IOException">The store has no room.</exception>
    public bool TryAdd(int number, Picture picture)
    {
        if (!_pictures.TryGetValue(number, out var row))
        {
            _pictures[number] = row = new int[sizes];
            Array.Fill(row, None);
        }

        if (row[picture.Track] is not None)
        {
            return false;
        }

        row[picture.Track] = store.Add(picture.Jpeg);
        return true;
    }

    /// <returns>Null when it is missing in any size.</returns>
    public Shot? Find(int number) => _pictures.TryGetValue(number, out var row) && !row.Contains(None) ? new Shot(row) : null;
}
