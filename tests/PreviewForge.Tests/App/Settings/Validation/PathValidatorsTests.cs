using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Settings.Validation;

namespace PreviewForge.Tests.App.Settings.Validation;

public sealed class PathValidatorsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PathValidators _validators;

    public PathValidatorsTests()
    {
        Directory.CreateDirectory(_folder.Path("media"));
        Directory.CreateDirectory(_folder.Path("media2"));
        Directory.CreateDirectory(_folder.Path("plex"));
        _validators = new PathValidators(new AppFolders(_folder.Path("config"), _folder.Path("media")) { PlexDataRoot = _folder.Path("plex") }, TimeProvider.System);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", false, false, null)]
    [InlineData("   ", false, false, null)]
    [InlineData("/a\0b", false, false, "Invalid path")]
    [InlineData("relative/path", false, false, "Invalid path")]
    [InlineData("{media}", true, true, null)]
    [InlineData("{media}/absent", false, false, null)]
    [InlineData("{media}/film.mkv", true, false, "Path is a file, not a folder")]
    [InlineData("{media}2", false, false, "Path is outside the allowed media root")]
    [InlineData("{media}/../media2", false, false, "Path is outside the allowed media root")]
    [InlineData("{media}/way-out", false, false, "Path is outside the allowed media root")]
    [InlineData("/etc", false, false, "Path is outside the allowed media root")]
    public async Task A_local_path_is_judged(string path, bool exists, bool readable, string? error)
    {
        await File.WriteAllTextAsync(_folder.Path("media/film.mkv"), "", AppBox.Soon);
        File.CreateSymbolicLink(_folder.Path("media/way-out"), _folder.Path("media2"));

        LocalPathVerdict verdict = await _validators.LocalPathAsync(path.Replace("{media}", _folder.Path("media"), StringComparison.Ordinal), AppBox.Soon);

        Assert.Equal(new LocalPathVerdict(exists, readable, error), verdict);
    }

    [Theory]
    [InlineData(16, "16 of 16")]
    [InlineData(10, "10 of 16")]
    [InlineData(9, "only 9 of 16")]
    [InlineData(0, "no bundles yet")]
    public async Task A_plex_folder_is_known_by_its_bundles(int shards, string detail)
    {
        string localhost = _folder.Path("plex/Media/localhost");
        Directory.CreateDirectory(Path.Combine(localhost, "other"));
        Directory.CreateDirectory(Path.Combine(localhost, "g"));
        foreach (int shard in Enumerable.Range(0, shards))
        {
            Directory.CreateDirectory(Path.Combine(localhost, $"{shard:x}"));
        }

        PlexFolderVerdict verdict = await _validators.PlexFolderAsync(_folder.Path("plex"), AppBox.Soon);

        Assert.Equal((true, true, shards, true, null), (verdict.Exists, verdict.ValidPlexStructure, verdict.ShardCount, verdict.Writable, verdict.Error));
        Assert.Contains(detail, verdict.Detail, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(localhost));
    }

    [Theory]
    [InlineData("", false, null)]
    [InlineData("/x\0", false, "Invalid path")]
    [InlineData("{root}/plex", true, "The folder holds no Media.")]
    [InlineData("{root}/plex/absent", false, null)]
    [InlineData("{root}/media", false, "Path is outside the allowed Plex data root")]
    public async Task A_folder_that_is_not_plexs_is_told_apart(string path, bool exists, string? error)
    {
        PlexFolderVerdict verdict = await _validators.PlexFolderAsync(path.Replace("{root}", _folder.Path("").TrimEnd('/'), StringComparison.Ordinal), AppBox.Soon);

        Assert.Equal((exists, false, 0, false), (verdict.Exists, verdict.ValidPlexStructure, verdict.ShardCount, verdict.Writable));
        Assert.StartsWith(error ?? "", verdict.Error ?? "", StringComparison.Ordinal);
        Assert.Equal(error is null, verdict.Error is null);
    }

    [Theory]
    [InlineData("data", true)]
    [InlineData("plugins", true)]
    [InlineData("photos", false)]
    public async Task A_jellyfin_folder_is_known_by_what_is_in_it(string inside, bool valid)
    {
        Directory.CreateDirectory(_folder.Path($"jelly/{inside}"));

        JellyfinFolderVerdict verdict = await _validators.JellyfinFolderAsync(_folder.Path("jelly"), AppBox.Soon);

        Assert.Equal((true, valid, valid, valid), (verdict.Exists, verdict.ValidJellyfinStructure, verdict.Writable, verdict.Error is null));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_valid_and_not_writable()
    {
        Directory.CreateDirectory(_folder.Path("plex/Media"));
        Directory.CreateSymbolicLink(_folder.Path("plex/Media/localhost"), "/sys/kernel");

        PlexFolderVerdict verdict = await _validators.PlexFolderAsync(_folder.Path("plex"), AppBox.Soon);

        Assert.Equal((true, true, false), (verdict.Exists, verdict.ValidPlexStructure, verdict.Writable));
        Assert.Contains("can't be written", verdict.Error, StringComparison.Ordinal);
    }
}
