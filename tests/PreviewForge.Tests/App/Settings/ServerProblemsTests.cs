using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.Settings;

public sealed class ServerProblemsTests : IDisposable
{
    private const string Good = """{"id": "good", "type": "jellyfin", "name": "Good", "url": "http://jelly:8096"}""";

    private readonly SettingsFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"id": "bad", "type": "plex", "name": "Attic", "url": "attic:32400"}""", "url must be an address")]
    [InlineData("""{"id": "bad", "type": "plex", "name": "Attic"}""", "url must be an address")]
    [InlineData("""{"id": "bad", "type": "plex", "name": "Attic", "url": "ftp://attic"}""", "url must be an address")]
    [InlineData("""{"id": "bad", "type": "plex", "name": "Attic", "url": "http://anna:secret@attic"}""", "url must be an address")]
    [InlineData("""{"id": "bad", "type": "folder", "name": "Attic", "enabled": "yes"}""", "enabled must be true or false")]
    [InlineData("""{"id": "bad", "type": "folder", "name": "Attic", "output": {"width": 321}}""", "output.width must be even")]
    [InlineData("""{"id": "bad", "type": "folder", "name": "Attic", "output": {"formats": ["gif"]}}""", "output.formats has \"gif\"")]
    [InlineData("""{"id": "bad", "type": "folder", "name": "Attic", "output": {"frame_interval": 61}}""", "output.frame_interval must")]
    public void A_wrong_entry_stops_its_server_only_and_is_named(string entry, string problem)
    {
        AppSettings settings = Read(entry);

        Assert.Empty(settings.Problems);
        Assert.Equal(["good"], settings.MediaServers.Where(server => server.IsUsable).Select(server => server.Id));
        string warning = Assert.Single(settings.ServerWarnings);
        Assert.StartsWith("The server \"Attic\" is not used: media_servers[0].", warning, StringComparison.Ordinal);
        Assert.Contains(problem, warning, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7", "media_servers[0] must be an object")]
    [InlineData("null", "media_servers[0] must be an object")]
    [InlineData("""{"type": "plex", "url": "http://a"}""", "media_servers[0].id must not be empty")]
    [InlineData("""{"id": "x", "type": "kodi"}""", "media_servers[0].type must be one of")]
    [InlineData("""{"id": "x"}""", "media_servers[0].type must be one of")]
    public void An_entry_that_nobody_could_refer_to_is_left_out_and_told(string entry, string warning)
    {
        AppSettings settings = Read(entry);

        Assert.Empty(settings.Problems);
        Assert.Equal("good", Assert.Single(settings.MediaServers).Id);
        Assert.Contains(warning, Assert.Single(settings.ServerWarnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_servers_with_one_id_the_first_counts()
    {
        AppSettings settings = Read("""{"id": "good", "type": "folder", "name": "First"}""");

        Assert.Equal("First", Assert.Single(settings.MediaServers).Name);
        Assert.Contains("media_servers[1].id is the same", Assert.Single(settings.ServerWarnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_is_no_object_and_a_wrong_pattern_are_left_out_and_told_and_the_server_works()
    {
        AppSettings settings = Read("""
            {"id": "a", "type": "folder", "name": "Attic", "libraries": ["1", {"id": 2, "name": "Films"}], "exclude_paths": [{"value": "[", "type": "regex"}, "/x"]}
            """);

        MediaServerSettings server = settings.MediaServers[0];
        Assert.True(server.IsUsable);
        Assert.Equal("2", Assert.Single(server.Libraries).Id);
        Assert.Equal(2, settings.ServerWarnings.Count);
        Assert.All(settings.ServerWarnings, warning => Assert.StartsWith("The server \"Attic\": ", warning, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_a_server_that_is_off_nobody_needs_to_hear()
    {
        AppSettings settings = Read("""{"id": "off", "type": "plex", "enabled": false, "url": ""}""");

        Assert.Empty(settings.ServerWarnings);
        Assert.False(settings.MediaServers[0].IsUsable);
    }

    [Fact]
    public void A_list_of_servers_that_is_none_leaves_everything_else_working()
    {
        _folder.Write("settings.json", """{"media_servers": {"a": 1}, "thumbnail_interval": 7}""");

        AppSettings settings = _folder.Store.Read();

        Assert.Equal((7, 0, 0, 1), (settings.ThumbnailInterval, settings.MediaServers.Count, settings.Problems.Count, settings.ServerWarnings.Count));
    }

    [Fact]
    public void The_plex_folder_is_read_where_the_published_reference_shows_it()
    {
        AppSettings settings = Read("""{"id": "p", "type": "plex", "url": "http://plex:32400", "plex_config_folder": "/plex", "auth": {"method": "token", "token": "t"}}""");

        Assert.Equal("/plex", settings.MediaServers[0].Output.PlexConfigFolder);
    }

    private AppSettings Read(string entry)
    {
        _folder.Write("settings.json", $$"""{"media_servers": [{{entry}}, {{Good}}]}""");
        return _folder.Store.Read();
    }
}
