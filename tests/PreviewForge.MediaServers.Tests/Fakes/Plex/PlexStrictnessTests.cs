using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.MediaServers.Tests.Fakes.Plex;

/// <summary>What Plex doesn't know.</summary>
public sealed class PlexStrictnessTests : IAsyncLifetime
{
    private PlexFixture _plex = null!;

    public async ValueTask InitializeAsync() => _plex = await PlexFixture.StartAsync();

    public ValueTask DisposeAsync() => _plex.DisposeAsync();

    [Theory]
    [InlineData("GET", "library", 404, ViolationKind.UnknownPath)]
    [InlineData("POST", "library/sections", 405, ViolationKind.WrongMethod)]
    [InlineData("GET", "library/metadata/abc", 404, ViolationKind.UnknownPath)]
    [InlineData("GET", "library/sections?type=1", 400, ViolationKind.UnknownParameter)]
    [InlineData("GET", "library/sections/1/all?limit=5", 400, ViolationKind.UnknownParameter)]
    [InlineData("GET", "library/sections/1/all?type=9", 400, ViolationKind.WrongParameter)]
    [InlineData("GET", "library/sections/1/all?sort=title", 400, ViolationKind.WrongParameter)]
    [InlineData("GET", "library/sections/1/all?episode.addedAt%3E%3E=1", 400, ViolationKind.UnknownParameter)]
    [InlineData("GET", "library/sections/2/all?type=4&addedAt%3E%3E=1", 400, ViolationKind.UnknownParameter)]
    [InlineData("GET", "hubs/search", 400, ViolationKind.MissingParameter)]
    [InlineData("PUT", ":/prefs?FSEventLibraryUpdatesEnabled=true&ScheduledLibraryUpdatesEnabled=true", 400, ViolationKind.WrongParameter)]
    [InlineData("PUT", ":/prefs?FSEventLibraryUpdatesEnabled=1", 400, ViolationKind.WrongParameter)]
    [InlineData("PUT", ":/prefs?NoSuchThing=true", 400, ViolationKind.UnknownParameter)]
    [InlineData("PUT", ":/prefs", 400, ViolationKind.WrongParameter)]
    [InlineData("PUT", "library/sections/1?prefs[enableBIFGeneration]=0", 400, ViolationKind.WrongParameter)]
    [InlineData("PUT", "library/sections/1?agent=tv.plex.agents.movie&enableBIFGeneration=0", 400, ViolationKind.UnknownParameter)]
    [InlineData("PUT", "library/sections/1/prefs?enableBIFGeneration=false", 400, ViolationKind.WrongParameter)]
    [InlineData("PUT", "library/sections/1/prefs?noSuchThing=1", 400, ViolationKind.UnknownParameter)]
    public async Task It_is_refused_and_recorded(string method, string target, int status, ViolationKind kind)
    {
        var reply = await _plex.Client.SendAsync(method, target);

        Assert.Equal((status, kind), (reply.Status, Assert.Single(_plex.Server.Violations).Problem.Kind));
    }

    [Fact]
    public async Task A_token_in_the_query_opens_the_door_but_is_a_violation()
    {
        using var client = new TestClient(_plex.Server, PlexFixture.Manners(null));

        var reply = await client.GetAsync("?X-Plex-Token=fake-plex-token");

        Assert.Equal((200, ViolationKind.WrongCredential), (reply.Status, Assert.Single(_plex.Server.Violations).Problem.Kind));
    }

    [Fact]
    public async Task A_request_without_a_token_is_refused_and_a_violation()
    {
        using var client = new TestClient(_plex.Server, PlexFixture.Manners(null));

        Assert.Equal(401, (await client.GetAsync("")).Status);

        Assert.Equal("the header X-Plex-Token is missing", Assert.Single(_plex.Server.Violations).Problem.Sentence);
    }

    [Fact]
    public async Task A_client_that_does_not_say_who_it_is_is_served_but_recorded()
    {
        using var client = new TestClient(_plex.Server, ("X-Plex-Token", "fake-plex-token"), ("X-Plex-Mood", "good"));

        Assert.Equal(200, (await client.GetAsync("")).Status);

        var sentences = _plex.Server.Violations.Select(violation => violation.Problem.Sentence).ToList();
        Assert.Contains("the header X-Plex-Mood is unknown", sentences);
        Assert.Contains("the header X-Plex-Client-Identifier is missing", sentences);
        Assert.Equal(8, sentences.Count);
    }

    [Fact]
    public async Task A_page_size_that_is_no_number_is_recorded()
    {
        await _plex.Client.GetAsync("library/sections/1/all", ("X-Plex-Container-Size", "all"));

        Assert.Contains("X-Plex-Container-Size", Assert.Single(_plex.Server.Violations).Problem.Sentence, StringComparison.Ordinal);
    }
}
