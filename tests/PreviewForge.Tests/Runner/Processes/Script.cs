namespace PreviewForge.Tests.Runner.Processes;

/// <summary>A dummy program: a shell script in a folder of its own.</summary>
internal sealed class Script : IDisposable
{
    public Script(string body)
    {
        Folder = Directory.CreateTempSubdirectory("pf-script-").FullName;
        Path = System.IO.Path.Combine(Folder, "program");
        File.WriteAllText(Path, "#!/bin/sh\n" + body.ReplaceLineEndings("\n") + "\n");
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Folder { get; }

    public string Path { get; }

    /// <summary>What the script wrote into a file of its folder.</summary>
    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Folder, name)).Trim();

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
