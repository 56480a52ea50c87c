using System.Text.Json.Nodes;
using PreviewForge.Functions.Settings.Legacy;

namespace PreviewForge.Tests.App.Settings.Legacy;

public sealed class LegacyPlexTests
{
    private const string TwoPlex = """
        {"plex_url": "http://stale", "plex_config_folder": "/stale", "media_servers": [
          {"id": "a", "type": "plex", "enabled": false, "url": "http://off", "auth": {"token": "off"}},
          {"id": "b", "type": "plex", "url": "http://on", "auth": {"method": "token", "token": "on"}, "verify_ssl": false,
           "libraries": [{"id": "1", "name": "Films", "enabled": true}, {"id": "2", "name": "TV", "enabled": false}, {"id": 3}],
           "path_mappings": [{"plex_prefix": "/data", "local_prefix": "/mnt"}]}]}
        """;

    [Fact]
    public void The_first_plex_server_that_is_on_is_shown()
        => Assert.Equal(
            """{"plex_url":"http://on","plex_token":"on","plex_config_folder":"/stale","plex_verify_ssl":false,"selected_libraries":["1","3"],"path_mappings":[{"plex_prefix":"/data","local_prefix":"/mnt","remote_prefix":"/data"}],"exclude_paths":[]}""",
            LegacyPlexView.Of(Parse(TwoPlex)).ToJsonString());

    [Theory]
    [InlineData("{}", "", "/plex", true)]
    [InlineData("""{"plex_url": "http://old", "plex_config_folder": "/p", "plex_verify_ssl": false}""", "http://old", "/p", false)]
    [InlineData("""{"plex_url": "http://old", "media_servers": [{"type": "plex", "url": " "}]}""", "http://old", "/plex", true)]
    [InlineData("""{"plex_url": 7, "media_servers": 3}""", "", "/plex", true)]
    public void Where_the_server_says_nothing_the_key_at_the_top_counts_and_then_the_default(string settings, string url, string folder, bool verify)
    {
        JsonObject view = LegacyPlexView.Of(Parse(settings));

        Assert.Equal((url, folder, verify), ((string?)view["plex_url"], (string?)view["plex_config_folder"], (bool)view["plex_verify_ssl"]!));
    }

    [Fact]
    public void Writing_goes_to_the_first_plex_server_enabled_or_not_and_never_to_the_top()
    {
        JsonObject settings = Parse(TwoPlex);

        LegacyPlexWriter.Apply(settings, Parse("""{"plex_url": " http://new ", "plex_config_folder": "/new", "plex_token": "new", "path_mappings": 7, "cpu_threads": 3}"""));

        JsonNode first = settings["media_servers"]![0]!;
        Assert.Equal(("http://new", "/new", "new"), ((string?)first["url"], (string?)first["output"]!["plex_config_folder"], (string?)first["auth"]!["token"]));
        Assert.Equal(("token", "[]"), ((string?)first["auth"]!["method"], first["path_mappings"]!.ToJsonString()));
        Assert.Equal(["media_servers"], settings.Select(pair => pair.Key));
    }

    [Theory]
    [InlineData("\"****\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    public void A_masked_or_empty_token_leaves_the_stored_one(string token)
    {
        JsonObject settings = Parse("""{"media_servers": [{"type": "plex", "auth": {"token": "kept"}}]}""");

        LegacyPlexWriter.Apply(settings, Parse($$"""{"plex_token": {{token}}}"""));

        Assert.Equal("""{"media_servers":[{"type":"plex","auth":{"token":"kept"}}]}""", settings.ToJsonString());
    }

    [Fact]
    public void Selected_libraries_turn_known_ones_on_and_off_and_unknown_ones_are_added()
    {
        JsonObject settings = Parse("""{"media_servers": [{"type": "plex", "libraries": [{"id": "1", "name": "Films", "enabled": true}, {"id": "2", "name": "TV"}, {"id": "4", "name": "Kids", "enabled": false}]}]}""");

        LegacyPlexWriter.Apply(settings, Parse("""{"selected_libraries": [2, "9", "Kids"]}"""));

        Assert.Equal(
            """[{"id":"1","name":"Films","enabled":false},{"id":"2","name":"TV","enabled":true},{"id":"4","name":"Kids","enabled":true},{"id":"9","name":"9","remote_paths":[],"enabled":true}]""",
            settings["media_servers"]![0]!["libraries"]!.ToJsonString());
    }

    [Fact]
    public void Without_a_plex_server_one_is_made_beside_the_others()
    {
        JsonObject settings = Parse("""{"thumbnail_interval": 4, "media_servers": [{"type": "emby"}]}""");

        LegacyPlexWriter.Apply(settings, Parse("""{"plex_token": "abc123"}"""));

        JsonNode made = settings["media_servers"]![1]!;
        Assert.Equal(("plex", "Plex", true, "abc123", 4), ((string?)made["type"], (string?)made["name"], (bool)made["enabled"]!, (string?)made["auth"]!["token"], (int)made["output"]!["frame_interval"]!));
        Assert.Matches("^[0-9a-f]{32}$", (string)made["id"]!);
    }

    [Fact]
    public void A_form_full_of_defaults_makes_no_plex_server()
    {
        JsonObject settings = Parse("{}");

        LegacyPlexWriter.Apply(settings, Parse("""{"plex_url": "", "plex_token": "****", "plex_verify_ssl": true, "selected_libraries": [], "path_mappings": [], "exclude_paths": null}"""));

        Assert.Equal("{}", settings.ToJsonString());
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    [Theory]
    [InlineData("""{"plex_url": "http://thief:32400"}""")]
    [InlineData("""{"plex_url": "http://thief:32400", "plex_token": "****"}""")]
    [InlineData("""{"plex_url": "http://attic:32401"}""")]
    public void A_stored_token_is_not_sent_to_another_address(string changes)
    {
        JsonObject settings = Parse("""{"media_servers": [{"id": "a", "type": "plex", "url": "http://attic:32400", "auth": {"token": "kept"}}]}""");

        Assert.Equal(400, Assert.Throws<Functions.Api.ApiException>(() => LegacyPlexWriter.Apply(settings, Parse(changes))).Status);
    }
}
