using System.Xml.Linq;
using PreviewForge.FakeServers.Plex;
using PreviewForge.FakeServers.Plex.Library;

namespace PreviewForge.MediaServers.Tests.Fakes.Plex;

/// <summary>Who the server is, its libraries, its preferences (vectors V1, V2, V10, V11).</summary>
public sealed class PlexServerTests : IAsyncLifetime
{
    private PlexFixture _plex = null!;

    public async ValueTask InitializeAsync() => _plex = await PlexFixture.StartAsync();

    public ValueTask DisposeAsync() => _plex.DisposeAsync();

    [Fact]
    public async Task The_root_says_who_the_server_is()
    {
        var container = (await _plex.Client.GetAsync("")).Json.GetProperty("MediaContainer");

        Assert.Equal("Attic", container.GetProperty("friendlyName").GetString());
        Assert.Equal("9f8e7d6c5b4a", container.GetProperty("machineIdentifier").GetString());
        Assert.Equal("1.41.3.9999-aa", container.GetProperty("version").GetString());
        _plex.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task Without_the_wish_for_JSON_it_answers_in_XML()
    {
        using var client = new TestClient(_plex.Server, PlexFixture.Accepting(null));

        var reply = await client.GetAsync("library/sections");

        Assert.Equal("text/xml", reply.MediaType);
        Assert.Equal(["Films", "Series", "Records"], XDocument.Parse(reply.Text).Root!.Elements("Directory").Select(row => row.Attribute("title")!.Value));
    }

    [Fact]
    public async Task Identity_is_told_to_anybody_but_without_the_name()
    {
        using var client = new TestClient(_plex.Server, PlexFixture.Manners(null));

        var container = (await client.GetAsync("identity")).Json.GetProperty("MediaContainer");

        Assert.Equal("9f8e7d6c5b4a", container.GetProperty("machineIdentifier").GetString());
        Assert.False(container.TryGetProperty("friendlyName", out _));
        _plex.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task A_revoked_token_is_refused_with_Plexs_error()
    {
        _plex.Server.RevokeToken("fake-plex-token");

        var reply = await _plex.Client.GetAsync("");

        Assert.Equal((401, 1001), (reply.Status, reply.Json.GetProperty("errors")[0].GetProperty("code").GetInt32()));
        _plex.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task Sections_show_type_agent_and_every_location()
    {
        var series = (await _plex.Client.GetAsync("library/sections")).Json.GetProperty("MediaContainer").GetProperty("Directory")[1];

        Assert.Equal(["2", "show", "tv.plex.agents.series"], new[] { "key", "type", "agent" }.Select(name => series.GetProperty(name).GetString()));
        Assert.Equal(["/pms/tv", "/pms2/tv"], series.GetProperty("Location").EnumerateArray().Select(location => location.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task A_preference_is_written_alone_even_if_it_is_not_listed_yet()
    {
        _plex.Server.SetPreference(new PlexSetting(PlexPreferences.WatchesFolders, false));
        _plex.Server.RemovePreference(PlexPreferences.ScansBySchedule);
        var before = await ReadAsync(":/prefs");

        var statuses = new[]
        {
            (await _plex.Client.SendAsync("PUT", ":/prefs?FSEventLibraryUpdatesEnabled=true")).Status,
            (await _plex.Client.SendAsync("PUT", ":/prefs?ScheduledLibraryUpdatesEnabled=true")).Status,
        };

        Assert.Equal("False", before["FSEventLibraryUpdatesEnabled"]);
        Assert.DoesNotContain("ScheduledLibraryUpdatesEnabled", before.Keys);
        Assert.Equal([200, 200], statuses);
        var after = await ReadAsync(":/prefs");
        Assert.Equal(("True", "True"), (after["FSEventLibraryUpdatesEnabled"], after["ScheduledLibraryUpdatesEnabled"]));
        _plex.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task A_section_preference_is_written_with_its_agent()
    {
        var reply = await _plex.Client.SendAsync("PUT", "library/sections/1?agent=tv.plex.agents.movie&prefs[enableBIFGeneration]=0");

        Assert.Equal(200, reply.Status);
        Assert.Equal("False", (await ReadAsync("library/sections/1/prefs"))["enableBIFGeneration"]);
        _plex.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task With_an_agent_of_its_own_a_section_takes_the_preference_only_on_the_other_way()
    {
        _plex.Server.AddSection(PlexSection.Movies("7", "Odd", "/pms/odd") with { Agent = "com.x.custom", HasCustomAgent = true });

        var refused = await _plex.Client.SendAsync("PUT", "library/sections/7?agent=com.x.custom&prefs[enableBIFGeneration]=0");
        var taken = await _plex.Client.SendAsync("PUT", "library/sections/7/prefs?enableBIFGeneration=0");

        Assert.Equal((400, 200), (refused.Status, taken.Status));
        Assert.Contains("agent", refused.Text, StringComparison.Ordinal);
        Assert.False((bool)_plex.Server.SectionPreferences("7")[0].Value);
        _plex.Server.ThrowIfViolated();
    }

    private async Task<Dictionary<string, string>> ReadAsync(string target) =>
        (await _plex.Client.GetAsync(target)).Json.GetProperty("MediaContainer").GetProperty("Setting").EnumerateArray()
            .ToDictionary(setting => setting.GetProperty("id").GetString()!, setting => setting.GetProperty("value").ToString());
}
