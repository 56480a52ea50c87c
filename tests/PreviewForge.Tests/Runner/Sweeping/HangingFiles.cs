using PreviewForge.Previews.Publishing;

namespace PreviewForge.Tests.Runner.Sweeping;

/// <summary>A real disk whose files can't be opened until the test says so.</summary>
internal sealed class HangingFiles : IFileSystem, IDisposable
{
    private readonly PhysicalFileSystem _files = new();
    private readonly ManualResetEventSlim _answers = new();

    public TaskCompletionSource Hangs { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Answer() => _answers.Set();

    public Stream OpenRead(string path)
    {
        Hangs.TrySetResult();
        _answers.Wait(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        return _files.OpenRead(path);
    }

    public FileStamp? Stat(string path) => _files.Stat(path);

    public IReadOnlyList<string> Names(string folder) => _files.Names(folder);

    public Stream Create(string path) => _files.Create(path);

    public void FlushToDisk(Stream stream) => _files.FlushToDisk(stream);

    public void FlushFolder(string folder) => _files.FlushFolder(folder);

    public void CreateFolder(string folder) => _files.CreateFolder(folder);

    public void MoveFile(string source, string target) => _files.MoveFile(source, target);

    public void MoveFolder(string source, string target) => _files.MoveFolder(source, target);

    public void DeleteFile(string path) => _files.DeleteFile(path);

    public void DeleteFolder(string folder) => _files.DeleteFolder(folder);

    public void Dispose() => _answers.Dispose();
}
