using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Plex;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.PlexTv;
using PreviewForge.Functions.Settings;

namespace PreviewForge.MediaServers.Tests.Plex;

/// <summary>Looking at one Plex server before it is saved.</summary>
public sealed class PlexServerPagesTests : IAsyncLifetime
{
    private PlexStage _stage = null!;

    private PlexServerPages Pages => _stage.Get<PlexServerPages>();

    private PlexCandidate Candidate => new(_stage.Server.Url.AbsoluteUri, _stage.Server.Options.Token, null);

    public async ValueTask InitializeAsync() => _stage = await PlexStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Libraries_of_films_and_shows_are_listed()
    {
        JsonObject answer = await Pages.LibrariesAsync(Candidate, PlexStage.Token);

        Assert.Equal(["1", "2"], answer["libraries"]!.AsArray().Select(row => (string?)row!["id"]));
        JsonObject films = answer["libraries"]![0]!.AsObject();
        Assert.Equal(("Films", "movie", "movie", "plex", null), ((string?)films["name"], (string?)films["type"], (string?)films["display_type"], (string?)films["server_type"], (string?)films["server_id"]));
    }

    [Fact]
    public async Task A_test_names_the_server_and_its_version()
    {
        JsonObject answer = await Pages.TestAsync(Candidate, PlexStage.Token);

        Assert.Equal((true, "Attic", "1.41.3.9999-aa", null), ((bool)answer["success"]!, (string?)answer["server_name"], (string?)answer["version"], (string?)answer["error"]));
    }

    [Fact]
    public async Task A_server_that_fails_the_test_is_an_answer_and_one_that_lists_nothing_is_not()
    {
        JsonObject test = await Pages.TestAsync(Candidate with { Token = "wrong" }, PlexStage.Token);
        var libraries = await Assert.ThrowsAsync<ApiException>(() => Pages.LibrariesAsync(Candidate with { Token = "wrong" }, PlexStage.Token));

        Assert.False((bool)test["success"]!);
        Assert.Contains("401", (string?)test["error"], StringComparison.Ordinal);
        Assert.Equal((502, "UPSTREAM_ERROR", 0), (libraries.Status, libraries.Code, libraries.More!["libraries"]!.AsArray().Count));
    }

    [Theory]
    [InlineData(null, "x")]
    [InlineData("http://127.0.0.1:1", null)]
    [InlineData("http://127.0.0.1:1", "****")]
    [InlineData("file:///etc/passwd", "x")]
    [InlineData("http://169.254.169.254/", "x")]
    [InlineData("http://user:word@host/", "x")]
    public async Task An_address_or_token_that_is_missing_or_unfit_is_refused(string? url, string? token)
    {
        var refused = await Assert.ThrowsAsync<ApiException>(() => Pages.TestAsync(new PlexCandidate(url, token, null), PlexStage.Token));

        Assert.Equal((400, "VALIDATION_ERROR", false), (refused.Status, refused.Code, (bool)refused.More!["success"]!));
    }

    [Fact]
    public async Task What_is_left_out_is_taken_from_the_saved_server()
    {
        await SaveAsync();

        Assert.True((bool)(await Pages.TestAsync(new PlexCandidate(null, null, null), PlexStage.Token))["success"]!);
        Assert.Equal("attic", (string?)(await Pages.LibrariesAsync(new PlexCandidate("", "", null), PlexStage.Token))["libraries"]![0]!["server_id"]);
    }

    [Fact]
    public async Task The_saved_token_is_sent_to_no_other_address()
    {
        await SaveAsync();
        await using var other = new FakePlex();
        await other.StartAsync(PlexStage.Token);

        await Assert.ThrowsAsync<ApiException>(() => Pages.TestAsync(new PlexCandidate(other.Url.AbsoluteUri, null, null), PlexStage.Token));

        Assert.Empty(other.Requests);
    }

    private Task<bool> SaveAsync() => _stage.Get<SettingsStore>().UpdateAsync(json => json["media_servers"] = new JsonArray(new JsonObject
    {
        ["id"] = "attic", ["type"] = "plex", ["url"] = _stage.Server.Url.AbsoluteUri, ["auth"] = new JsonObject { ["token"] = _stage.Server.Options.Token },
    }), PlexStage.Token);
}
