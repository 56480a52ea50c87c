using PreviewForge.Previews.Publishing;

namespace PreviewForge.Tests.Runner.Sweeping;

/// <summary>A real disk on which something can happen at a certain moment.</summary>
internal sealed class WatchedFiles : IFileSystem
{
    private readonly PhysicalFileSystem _files = new();

    /// <summary>Called before a file is opened.</summary>
    public Action<string> BeforeOpen { get; set; } = _ => { };

    /// <summary>Called after a path was looked at, and before its state is told.</summary>
    public Action<string> AfterStat { get; set; } = _ => { };

    public Stream OpenRead(string path)
    {
        BeforeOpen(path);
        return _files.OpenRead(path);
    }

    public FileStamp? Stat(string path)
    {
        var stamp = _files.Stat(path);
        AfterStat(path);
        return stamp;
    }

    public IReadOnlyList<string> Names(string folder) => _files.Names(folder);

    public Stream Create(string path) => _files.Create(path);

    public void FlushToDisk(Stream stream) => _files.FlushToDisk(stream);

    public void FlushFolder(string folder) => _files.FlushFolder(folder);

    public void CreateFolder(string folder) => _files.CreateFolder(folder);

    public void MoveFile(string source, string target) => _files.MoveFile(source, target);

    public void MoveFolder(string source, string target) => _files.MoveFolder(source, target);

    public void DeleteFile(string path) => _files.DeleteFile(path);

    public void DeleteFolder(string folder) => _files.DeleteFolder(folder);
}
