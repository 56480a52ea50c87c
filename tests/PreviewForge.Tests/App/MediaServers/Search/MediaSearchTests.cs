using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Search;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.MediaServers.Search;

public sealed class MediaSearchTests
{
    private readonly StubVendor _plex = new(ServerType.Plex)
    {
        Suggestions = [new MediaSuggestion { Kind = SuggestionKind.Movie, Title = "Kelp", ItemId = "1", RemotePaths = ["/data/k.mkv"] }],
    };

    [Fact]
    public async Task A_server_that_fails_is_named_and_the_others_answer()
    {
        var emby = new StubVendor(ServerType.Emby) { BeforeAnswer = () => throw StubVendor.Away };
        await using AppBox box = await StubVendor.OpenAsync(_plex, emby);
        await box.AddAsync(Entries.Plex("""{"id": "e", "name": "Barn", "type": "emby", "auth": {"api_key": "x"}}"""));
        await box.AddAsync(Entries.Plex());

        SearchAnswer answer = await box.Get<MediaSearch>().RunAsync(" kelp ", null, AppBox.Soon);

        Assert.Equal(("kelp", "Kelp"), (answer.Query, Assert.Single(answer.Results).Title));
        Assert.StartsWith("Barn: ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_named_server_is_asked_and_never_one_that_is_off()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        await box.AddAsync(Entries.Plex("""{"enabled": false}"""));

        Assert.Empty((await box.Get<MediaSearch>().RunAsync("kelp", "attic", AppBox.Soon)).Results);
        Assert.Empty((await box.Get<MediaSearch>().RunAsync("kelp", "films", AppBox.Soon)).Results);
        Assert.Empty(_plex.Connected);
    }

    [Theory]
    [InlineData("k", null, 400)]
    [InlineData(null, null, 400)]
    [InlineData("kelp", "ghost", 404)]
    public async Task A_search_that_cannot_be_says_so_with_no_results(string? text, string? server, int status)
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);

        ApiException refusal = await Assert.ThrowsAsync<ApiException>(() => box.Get<MediaSearch>().RunAsync(text, server, AppBox.Soon));

        Assert.Equal((status, "[]"), (refusal.Status, refusal.More!["results"]!.ToJsonString()));
    }

    [Fact]
    public void The_21st_search_of_a_minute_is_refused_and_other_callers_are_not()
    {
        using var limit = new SearchLimit(TimeProvider.System);
        DefaultHttpContext one = From("10.0.0.1");
        for (int search = 0; search < SearchLimit.PerMinute; search++)
        {
            limit.Count(one);
        }

        Assert.Equal(429, Assert.Throws<ApiException>(() => limit.Count(one)).Status);
        Assert.Equal(("20", "0"), (one.Response.Headers["X-RateLimit-Limit"].ToString(), one.Response.Headers["X-RateLimit-Remaining"].ToString()));
        Assert.InRange(int.Parse(one.Response.Headers.RetryAfter.ToString(), System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        limit.Count(From("10.0.0.2"));
    }

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = System.Net.IPAddress.Parse(address) } };
}
