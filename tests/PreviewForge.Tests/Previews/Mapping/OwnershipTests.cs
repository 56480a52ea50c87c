using PreviewForge.Previews.Mapping;

namespace PreviewForge.Tests.Previews.Mapping;

public sealed class OwnershipTests
{
    [Theory]
    [InlineData("/data/movies", "/data/movies/Foo.mkv", true)]
    [InlineData("/data/movies/", "/data/movies/Foo.mkv", true)]
    [InlineData("/data/movies", "/data/movies//Foo.mkv", true)]
    [InlineData("/data/movies", "/data/movies-archive/Foo.mkv", false)]
    [InlineData("/Movies", "/movies/Foo.mkv", false)]
    [InlineData("/data/caf\u00E9", "/data/cafe\u0301/Foo.mkv", true)]
    [InlineData("D:/movies", @"D:\movies\Foo.mkv", true)]
    [InlineData("/media", "/media2/Foo.mkv", false)]
    [InlineData("/data/movies", "/data/movies/../secret/Foo.mkv", false)]
    [InlineData("/data/movies", "/data/x/../movies/Foo.mkv", true)]
    [InlineData(" ", "/data/movies/Foo.mkv", false)]
    public void A_library_owns_what_lies_below_its_folders(string root, string path, bool owned) =>
        Assert.Equal(owned, Ownership.Of(path, [Server("a", root)]).Count == 1);

    [Fact]
    public void Servers_that_see_one_folder_under_two_names_both_own_the_file_in_their_order()
    {
        var first = Server("first", "/plex") with { Map = new PathMap([new PathMapping("/plex", "/mnt/m", [])]) };
        var second = Server("second", "/emby") with { Map = new PathMap([new PathMapping("/emby", "/mnt/m", [])]) };

        Assert.Equal([new Owner("first", "lib"), new Owner("second", "lib")], Ownership.Of("/mnt/m/a.mkv", [first, second]));
    }

    [Fact]
    public void What_is_disabled_owns_nothing()
    {
        var server = Server("a", "/m");
        var library = server.Libraries[0] with { IsEnabled = false };

        Assert.Empty(Ownership.Of("/m/a.mkv", [server with { IsEnabled = false }]));
        Assert.Empty(Ownership.Of("/m/a.mkv", [server with { Libraries = [library] }]));
    }

    [Fact]
    public void The_first_library_that_holds_the_file_is_named()
    {
        var server = Server("a", "/m") with { Libraries = [new("other", true, ["/x"]), new("tv", true, ["/m"]), new("all", true, ["/"])] };

        Assert.Equal([new Owner("a", "tv")], Ownership.Of("/m/a.mkv", [server]));
    }

    private static ServerFolders Server(string id, string root) => new(id, true, PathMap.Empty, [new LibraryFolders("lib", true, [root])]);
}
