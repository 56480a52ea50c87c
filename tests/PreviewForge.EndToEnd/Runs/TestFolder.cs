namespace PreviewForge.EndToEnd.Runs;

/// <summary>Videos and state of one test, gone after it.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("previewforge-e2e-").FullName;

    public string Media => Path.Combine(_root, "media");

    public string State => Path.Combine(_root, "state");

    /// <summary>For the data folders of media servers.</summary>
    public string Servers => Path.Combine(_root, "servers");

    public string Tools => Directory.CreateDirectory(Path.Combine(_root, "tools")).FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
