namespace PreviewForge.MediaServers.Tests.Support;

/// <summary>A folder that is gone when the test has ended.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("previewforge-servers-").FullName;

    /// <summary>A folder below it.</summary>
    public string Make(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    /// <summary>A file of so many bytes, with its folders.</summary>
    public string Write(string name, int bytes)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, new byte[bytes]);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
