namespace PreviewForge.Previews.Publishing;

/// <summary>A folder that is being filled and is not in place yet.</summary>
public sealed class StagedFolder
{
    private readonly string _path;
    private readonly Action<string, Action<Stream>> _fill;

    internal StagedFolder(string path, Action<string, Action<Stream>> fill) => (_path, _fill) = (path, fill);

    /// <summary>Writes a file of the folder and flushes it to the disk.</summary>
    /// <param name="name">Name without folder.</param>
    /// <param name="write">Fills the file.</param>
    /// <returns>Bytes written.</returns>
    public long WriteFile(string name, Action<Stream> write)
    {
        var length = 0L;
        _fill(Path.Combine(_path, name), stream =>
        {
            write(stream);
            length = stream.Length;
        });
        return length;
    }
}
