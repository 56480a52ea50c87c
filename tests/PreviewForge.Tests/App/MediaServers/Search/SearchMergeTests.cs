using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Search;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Tests.App.MediaServers.Search;

public sealed class SearchMergeTests
{
    [Fact]
    public void One_title_on_two_servers_is_one_result_with_the_paths_of_both()
    {
        SearchResult result = Assert.Single(Merge(
            Found("plex", Hit(SuggestionKind.Show, "Night Ferry", null, "/tv/Night Ferry")),
            Found("emby", Hit(SuggestionKind.Show, "Night-Ferry!", 2020, "/tv/Night Ferry", "/tv2/Night Ferry") with { ChildCount = 8 })));

        Assert.Equal(("Night Ferry", 2020, 8), (result.Title, result.Year, result.ChildCount));
        Assert.Equal(["/tv/Night Ferry", "/tv2/Night Ferry"], result.Paths);
        Assert.Equal(["plex", "emby"], result.Servers.Select(server => server.Id));
    }

    [Fact]
    public void Two_films_of_one_title_and_different_years_are_two()
        => Assert.Equal(2, Merge(Found("a", Hit(SuggestionKind.Movie, "Kelp", 1980, "/a"), Hit(SuggestionKind.Movie, "Kelp", 2021, "/b"))).Count);

    [Fact]
    public void Titles_in_other_scripts_are_not_all_the_same()
        => Assert.Equal(3, Merge(Found("a", Hit(SuggestionKind.Movie, "夜航", null, "/a"), Hit(SuggestionKind.Movie, "海港", null, "/b"), Hit(SuggestionKind.Movie, "!!!", null, "/c"))).Count);

    [Fact]
    public void Episodes_of_a_show_that_is_listed_are_dropped_unless_one_was_asked_for()
    {
        ServerHits found = Found("a", Hit(SuggestionKind.Episode, "Night Ferry S02E07 Fog", null, "/e"), Hit(SuggestionKind.Movie, "Night", null, "/m"), Hit(SuggestionKind.Show, "Night Ferry", null, "/s"));

        Assert.Equal([SuggestionKind.Show, SuggestionKind.Movie], SearchMerge.Of([found], false).Select(result => result.Kind));
        Assert.Equal([SuggestionKind.Show, SuggestionKind.Movie, SuggestionKind.Episode], SearchMerge.Of([found], true).Select(result => result.Kind));
    }

    [Fact]
    public void At_most_25_results_are_shown()
        => Assert.Equal(25, Merge(Found("a", [.. Enumerable.Range(0, 60).Select(index => Hit(SuggestionKind.Movie, $"Film {index}", null, $"/{index}"))])).Count);

    [Fact]
    public void Files_get_our_names_and_libraries_that_are_off_are_left_out()
    {
        var server = new MediaServerSettings
        {
            Id = "a",
            Type = ServerType.Emby,
            Name = "A",
            PathMappings = [new PathMapping("/em", "/media", [])],
            Libraries = [new("1", "Films", ["/em/films"], true), new("2", "Old", ["/em/old"], false), new("3", "Bare", [], false)],
        };

        ServerHits hits = ServerHits.Of(server, [
            Hit(SuggestionKind.Movie, "Kelp", null, "/em/films/k.mkv"),
            Hit(SuggestionKind.Movie, "Old", null, "/em/old/o.mkv"),
            Hit(SuggestionKind.Movie, "Bare", null, "/x/b.mkv") with { LibraryId = "3" },
            Hit(SuggestionKind.Movie, "Nowhere", null)]);

        Assert.Equal(["/media/films/k.mkv"], Assert.Single(hits.Hits).RemotePaths);
    }

    private static IReadOnlyList<SearchResult> Merge(params ServerHits[] servers) => SearchMerge.Of(servers, false);

    private static ServerHits Found(string id, params MediaSuggestion[] hits) => new(new SearchServer(id, id, "plex"), hits);

    private static MediaSuggestion Hit(SuggestionKind kind, string title, int? year, params string[] paths)
        => new() { Kind = kind, Title = title, Year = year, RemotePaths = paths, ItemId = title };
}
