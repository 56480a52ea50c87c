using PreviewForge.Cli.Preview;

namespace PreviewForge.Tests.Cli;

public sealed class MediaPathsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_owned_by_its_folder()
    {
        var file = Touch("a.mkv");

        var paths = MediaPaths.Resolve([file]);

        Assert.Equal([file], paths.Targets);
        Assert.Equal([_folder.FullPath], paths.Folders);
    }

    [Fact]
    public void A_folder_within_another_gets_no_server_of_its_own()
    {
        var inner = Directory.CreateDirectory(_folder.Combine("inner")).FullName;
        var sibling = Directory.CreateDirectory(_folder.Combine("inner-too")).FullName;

        Assert.Equal([_folder.FullPath], MediaPaths.Resolve([inner, _folder.FullPath]).Folders);
        Assert.Equal([inner, sibling], MediaPaths.Resolve([inner, sibling]).Folders);
    }

    [Fact]
    public void Symbolic_links_are_followed_at_every_level_of_a_path()
    {
        var real = Directory.CreateDirectory(_folder.Combine("real")).FullName;
        File.WriteAllText(Path.Combine(real, "a.mkv"), "");
        Directory.CreateSymbolicLink(_folder.Combine("link"), real);

        Assert.Equal([Path.Combine(real, "a.mkv")], MediaPaths.Resolve([Path.Combine(_folder.Combine("link"), "a.mkv")]).Targets);
    }

    [Fact]
    public void A_path_that_is_not_there_is_named()
    {
        var missing = _folder.Combine("missing.mkv");

        var error = Assert.Throws<FileNotFoundException>(() => MediaPaths.Resolve([missing]));

        Assert.Contains(missing, error.Message, StringComparison.Ordinal);
    }

    private string Touch(string name)
    {
        var file = _folder.Combine(name);
        File.WriteAllText(file, "");
        return file;
    }
}
