using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.Jobs.Submission;

public sealed class MediaRootTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _media;
    private readonly MediaRoot _root;

    public MediaRootTests()
    {
        _media = Directory.CreateDirectory(_folder.Path("media")).FullName;
        Directory.CreateDirectory(_folder.Path("media2"));
        _root = new MediaRoot(new AppFolders(_folder.Path("config"), _media));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.mkv", "a.mkv")]
    [InlineData("", "")]
    [InlineData("a/../b/./c.mkv", "b/c.mkv")]
    [InlineData("%2e%2e/%2e%2e/etc/hosts", "%2e%2e/%2e%2e/etc/hosts")]
    [InlineData("..\\..\\etc", "..\\..\\etc")]
    [InlineData("-i weird ' name.mkv", "-i weird ' name.mkv")]
    public void A_path_inside_is_admitted_as_written_and_need_not_exist(string inside, string expected)
        => Assert.Equal(Path.Combine(_media, expected).TrimEnd('/'), _root.Admit($" {_media}/{inside} ").TrimEnd('/'));

    [Theory]
    [InlineData("/etc/hosts")]
    [InlineData("{media}/../media2/a.mkv")]
    [InlineData("{media}2/a.mkv")]
    [InlineData("{media}/a/../../../etc/hosts")]
    [InlineData("//etc/hosts")]
    [InlineData("media/a.mkv")]
    [InlineData("~/a.mkv")]
    public void A_path_that_leads_outside_is_refused(string pattern)
    {
        string path = pattern.Replace("{media}", _media, StringComparison.Ordinal);

        Assert.Equal($"Path is outside allowed media root: {path}", Assert.Throws<ApiException>(() => _root.Admit(path)).Message);
    }

    [Fact]
    public void A_link_that_leads_outside_is_refused_even_in_the_middle_of_the_path()
    {
        Directory.CreateSymbolicLink(Path.Combine(_media, "out"), "../media2");

        Assert.Throws<ApiException>(() => _root.Admit($"{_media}/out/a.mkv"));
    }

    [Fact]
    public void A_link_that_stays_inside_is_admitted()
    {
        Directory.CreateDirectory(Path.Combine(_media, "real"));
        Directory.CreateSymbolicLink(Path.Combine(_media, "link"), Path.Combine(_media, "real"));

        Assert.Equal($"{_media}/link/a.mkv", _root.Admit($"{_media}/link/a.mkv"));
    }

    [Fact]
    public void A_root_that_is_itself_a_link_holds_what_is_behind_it()
    {
        Directory.CreateSymbolicLink(_folder.Path("alias"), _media);
        var aliased = new MediaRoot(new AppFolders("/", _folder.Path("alias")));

        Assert.Equal(_folder.Path("alias/a.mkv"), aliased.Admit(_folder.Path("alias/a.mkv")));
    }

    [Fact]
    public void Links_in_a_circle_are_refused()
    {
        File.CreateSymbolicLink(Path.Combine(_media, "x"), Path.Combine(_media, "y"));
        File.CreateSymbolicLink(Path.Combine(_media, "y"), Path.Combine(_media, "x"));

        Assert.Throws<ApiException>(() => _root.Admit($"{_media}/x"));
    }

    [Fact]
    public void A_null_byte_is_refused_without_being_repeated()
        => Assert.Equal("A path holds a null byte", Assert.Throws<ApiException>(() => _root.Admit($"{_media}/a\0.mkv")).Message);

    [Fact]
    public void A_path_of_ten_million_characters_is_refused_briefly()
        => Assert.InRange(Assert.Throws<ApiException>(() => _root.Admit("/" + new string('a', 10_000_000))).Message.Length, 1, 200);
}
