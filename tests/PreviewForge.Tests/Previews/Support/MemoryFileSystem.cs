using PreviewForge.Previews.Publishing;

namespace PreviewForge.Tests.Previews.Support;

/// <summary>Files in memory that behave like a POSIX disk, and can fail or lose power before any step that changes something.</summary>
internal sealed class MemoryFileSystem(TimeProvider? time = null) : IFileSystem
{
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly HashSet<string> _folders = ["/"];
    private readonly Dictionary<string, long> _modified = [];

    /// <summary>Called before each change with its name and path; throws to make it fail.</summary>
    public Action<string, string> BeforeChange { get; set; } = (_, _) => { };

    public IEnumerable<string> Files => _files.Keys.Order(StringComparer.Ordinal);

    public IEnumerable<string> Folders => _folders.Order(StringComparer.Ordinal);

    public byte[] this[string path]
    {
        get => _files[path];
        set
        {
            AddFolders(Path.GetDirectoryName(path)!);
            _files[path] = value;
            Touch(path);
        }
    }

    public FileStamp? Stat(string path) => _files.TryGetValue(path, out var bytes)
        ? new FileStamp(false, bytes.Length, _modified[path])
        : _folders.Contains(path) ? new FileStamp(true, 0, _modified.GetValueOrDefault(path)) : null;

    public IReadOnlyList<string> Names(string folder) =>
        [.. _files.Keys.Concat(_folders).Where(path => Path.GetDirectoryName(path) == folder).Select(path => Path.GetFileName(path))];

    public Stream OpenRead(string path) =>
        _files.TryGetValue(path, out var bytes) ? new MemoryStream(bytes, writable: false) : throw new FileNotFoundException(path);

    public Stream Create(string path)
    {
        Change("create", path);
        this[path] = [];
        return new Handle(this, path);
    }

    public void FlushToDisk(Stream stream) => Change("flush", ((Handle)stream).Save());

    public void FlushFolder(string folder) => Change("flush folder", folder);

    public void CreateFolder(string folder)
    {
        if (!_folders.Contains(folder))
        {
            Change("create folder", folder);
            AddFolders(folder);
        }
    }

    public void MoveFile(string source, string target)
    {
        Change("move", target);
        if (!_files.Remove(source, out var bytes))
        {
            throw new FileNotFoundException(source);
        }

        this[target] = bytes;
    }

    public void MoveFolder(string source, string target)
    {
        Change("move folder", target);
        if (!_folders.Contains(source) || _folders.Contains(target))
        {
            throw new IOException($"{source} is missing, or {target} is there.");
        }

        foreach (var file in _files.Keys.Where(file => IsBelow(file, source)).ToList())
        {
            _files.Remove(file, out var bytes);
            this[target + file[source.Length..]] = bytes!;
        }

        _folders.RemoveWhere(folder => folder == source || IsBelow(folder, source));
        AddFolders(target);
    }

    public void DeleteFile(string path)
    {
        Change("delete", path);
        _files.Remove(path);
    }

    public void DeleteFolder(string folder)
    {
        if (!_folders.Contains(folder))
        {
            return;
        }

        // One file after the other, as a real disk does: a crash may come in the middle.
        foreach (var file in _files.Keys.Where(file => IsBelow(file, folder)).ToList())
        {
            DeleteFile(file);
        }

        Change("delete folder", folder);
        _folders.RemoveWhere(path => path == folder || IsBelow(path, folder));
    }

    public void SetModified(string path, DateTimeOffset when) => _modified[path] = (when - DateTimeOffset.UnixEpoch).Ticks * 100;

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder + "/", StringComparison.Ordinal);

    private void Change(string what, string path) => BeforeChange(what, path);

    private void AddFolders(string folder)
    {
        for (var path = folder; path is not null; path = Path.GetDirectoryName(path))
        {
            if (_folders.Add(path))
            {
                Touch(path);
            }
        }
    }

    private void Touch(string path) => SetModified(path, (time ?? TimeProvider.System).GetUtcNow());

    private sealed class Handle(MemoryFileSystem files, string path) : MemoryStream
    {
        public string Save()
        {
            files[path] = ToArray();
            return path;
        }
    }
}
