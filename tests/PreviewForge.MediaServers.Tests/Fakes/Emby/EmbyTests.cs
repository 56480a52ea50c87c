using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.MediaServers.Tests.Fakes.Emby;

/// <summary>Emby's calls, by the vectors of its vendor section.</summary>
public sealed class EmbyTests : IAsyncLifetime
{
    private const string Login = """{"Username":"ada","Pw":"pw"}""";
    private static readonly (string, string) Introduction = ("Authorization", "MediaBrowser Client=\"Forge\", Device=\"Box\", DeviceId=\"d\", Version=\"1.0\"");
    private EmbyBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await EmbyBench.StartAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData("System/Info")]
    [InlineData("emby/System/Info")]
    public async Task It_says_who_it_is_with_and_without_its_prefix(string target)
    {
        var info = await _bench.JsonAsync(target);

        Assert.Equal(("Loft", "4.9.1.0", "e1e2e3e4"), (info.GetProperty("ServerName").GetString(), info.GetProperty("Version").GetString(), info.GetProperty("Id").GetString()));
        _bench.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task A_request_without_a_token_is_refused_and_recorded()
    {
        using var stranger = new TestClient(_bench.Server);

        Assert.Equal(401, (await stranger.GetAsync("System/Info")).Status);
        Assert.Equal(ViolationKind.WrongCredential, Assert.Single(_bench.Server.Violations).Problem.Kind);
    }

    [Fact]
    public async Task Library_options_are_replaced_as_a_whole()
    {
        _bench.Library.Options = JsonNode.Parse("""{"EnableRealtimeMonitor":false,"ExtractChapterImagesDuringLibraryScan":true,"SaveSubtitlesWithMedia":true}""")!.AsObject();
        var row = (await _bench.JsonAsync("Library/VirtualFolders"))[0];
        Assert.Equal(("Films", "movies", "/em/films"), (row.GetProperty("Name").GetString(), row.GetProperty("CollectionType").GetString(), row.GetProperty("Locations")[0].GetString()));
        Assert.False(row.GetProperty("LibraryOptions").TryGetProperty("ExtractTrickplayImagesDuringLibraryScan", out _));

        var whole = """{"EnableRealtimeMonitor":true,"ExtractChapterImagesDuringLibraryScan":true,"SaveSubtitlesWithMedia":true}""";
        Assert.Equal(204, await PostOptionsAsync(whole));
        Assert.True(_bench.Library.IsOn("EnableRealtimeMonitor"));
        _bench.Server.ThrowIfViolated();

        Assert.Equal(204, await PostOptionsAsync("""{"EnableRealtimeMonitor":true}"""));
        Assert.False(_bench.Library.IsOn("ExtractChapterImagesDuringLibraryScan"));
        Assert.Equal(2, _bench.Server.Violations.Count);
    }

    [Fact]
    public async Task An_item_is_found_by_its_exact_path()
    {
        var film = _bench.Server.Add(_bench.Library, EmbyBench.FilmPath);

        var found = await _bench.ItemsAsync($"Path={Uri.EscapeDataString(EmbyBench.FilmPath)}&Recursive=true&IncludeItemTypes=Movie%2CEpisode&Fields=Path&Limit=1");
        var other = await _bench.ItemsAsync($"Path={Uri.EscapeDataString(EmbyBench.FilmPath + "x")}&Recursive=true&IncludeItemTypes=Movie%2CEpisode&Fields=Path&Limit=1");

        Assert.Equal((film.Id, EmbyBench.FilmPath), (Assert.Single(found.Items).GetProperty("Id").GetString(), found.Items[0].GetProperty("Path").GetString()));
        Assert.Equal(0, other.Total);
        _bench.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task Each_version_is_a_row_of_its_own_without_a_count()
    {
        _bench.Server.Add(_bench.Library, "/em/films/QH/QH - 1080p.mkv");
        _bench.Server.Add(_bench.Library, "/em/films/QH/QH - 2160p.mkv");

        var (items, total) = await _bench.ItemsAsync($"ParentId={_bench.Library.Id}&IncludeItemTypes=Movie,Episode&Recursive=true&Fields=Path,MediaSourceCount");

        Assert.Equal(2, total);
        Assert.All(items, item => Assert.False(item.TryGetProperty("MediaSourceCount", out _)));
    }

    [Fact]
    public async Task Several_parents_may_be_joined()
    {
        var more = _bench.Server.AddLibrary("More", "movies", "/em/more");
        _bench.Server.Add(_bench.Library, "/em/films/a.mkv");
        _bench.Server.Add(more, "/em/more/b.mkv");

        Assert.Equal(2, (await _bench.ItemsAsync($"ParentId={_bench.Library.Id},{more.Id}&Recursive=true")).Total);
        _bench.Server.ThrowIfViolated();
    }

    [Theory]
    [InlineData("Night", 1)]
    [InlineData("the night", 1)]
    [InlineData("Ferry", 0)]
    public async Task Names_are_found_with_and_without_their_article(string prefix, int count)
    {
        _bench.Server.Add(_bench.Library, "/em/films/The Night Ferry (2021)/The Night Ferry (2021).mkv");

        Assert.Equal(count, (await _bench.ItemsAsync($"NameStartsWith={Uri.EscapeDataString(prefix)}&Recursive=true")).Total);
    }

    [Fact]
    public async Task A_notice_of_a_file_makes_it_an_item()
    {
        _bench.Write(EmbyBench.FilmPath, [1, 2, 3]);

        Assert.Equal(204, await _bench.PostAsync("Library/Media/Updated", $$"""{"Updates":[{"Path":"{{EmbyBench.FilmPath}}","UpdateType":"Modified"}]}"""));

        Assert.Equal(3, _bench.Server.FindByPath(EmbyBench.FilmPath)?.Versions[0].Size);
        Assert.Equal((EmbyBench.FilmPath, "Modified"), (_bench.Server.PathUpdates[0].Path, _bench.Server.PathUpdates[0].UpdateType));
        _bench.Server.ThrowIfViolated();
    }

    [Theory]
    [InlineData("""{"Updates":[{"Path":"/em/films/a.mkv","UpdateType":"Changed"}]}""")]
    [InlineData("""{"Updates":[{"UpdateType":"Created"}]}""")]
    [InlineData("""{}""")]
    public async Task A_malformed_notice_gets_400(string body)
    {
        Assert.Equal(400, await _bench.PostAsync("Library/Media/Updated", body));
        Assert.Equal(ViolationKind.WrongBody, Assert.Single(_bench.Server.Violations).Problem.Kind);
    }

    [Fact]
    public async Task A_password_gives_a_token_and_the_user()
    {
        var user = _bench.Server.AddUser(new FakeUser("u-1", "ada", "pw", true));
        using var client = new TestClient(_bench.Server);

        var reply = await client.SendAsync("POST", "Users/AuthenticateByName", TestClient.Json(Login), Introduction);

        Assert.Equal(("e1e2e3e4", user.Id, "Loft"), (reply.Json.GetProperty("ServerId").GetString(), reply.Json.GetProperty("User").GetProperty("Id").GetString(), reply.Json.GetProperty("User").GetProperty("ServerName").GetString()));
        Assert.Equal(200, (await client.GetAsync("System/Info", ("X-Emby-Token", reply.Json.GetProperty("AccessToken").GetString()!))).Status);
        Assert.Equal(400, (await client.SendAsync("POST", "Users/AuthenticateByName", TestClient.Json(Login))).Status);
    }

    [Fact]
    public async Task A_task_without_triggers_gets_one()
    {
        var task = (await _bench.JsonAsync("ScheduledTasks?IsHidden=false")).EnumerateArray().Single(row => row.GetProperty("Key").GetString() == "RefreshTrickplayImages");
        Assert.Equal((0, "Idle"), (task.GetProperty("Triggers").GetArrayLength(), task.GetProperty("State").GetString()));

        Assert.Equal(204, await _bench.PostAsync($"ScheduledTasks/{task.GetProperty("Id").GetString()}/Triggers", """[{"Type":"DailyTrigger","TimeOfDayTicks":108000000000}]"""));

        Assert.Single(_bench.Server.FindTask("RefreshTrickplayImages").Triggers);
        Assert.Equal(404, await _bench.PostAsync("ScheduledTasks/none/Triggers", "[]"));
    }

    [Fact]
    public async Task A_bare_item_is_404_and_recorded()
    {
        var film = _bench.Server.Add(_bench.Library, EmbyBench.FilmPath);

        Assert.Equal(404, (await _bench.Client.GetAsync($"Items/{film.Id}")).Status);
        Assert.Single(_bench.Server.Violations);
    }

    private Task<int> PostOptionsAsync(string options) =>
        _bench.PostAsync("Library/VirtualFolders/LibraryOptions", $$"""{"Id":"{{_bench.Library.Id}}","LibraryOptions":{{options}}}""");
}
