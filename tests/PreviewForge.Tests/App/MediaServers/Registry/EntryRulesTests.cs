using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.Registry;

namespace PreviewForge.Tests.App.MediaServers.Registry;

public sealed class EntryRulesTests
{
    private static readonly EntryEditor Editor = new(new OutboundTargets([8080]));

    [Theory]
    [InlineData("""{"type": null}""", "type is required")]
    [InlineData("""{"type": "kodi"}""", "type must be")]
    [InlineData("""{"type": 7}""", "type must be")]
    [InlineData("""{"name": "  "}""", "name is required")]
    [InlineData("""{"url": ""}""", "url is required")]
    [InlineData("""{"url": "localhost:8096"}""", "url must begin with http")]
    [InlineData("""{"url": "attic"}""", "url must begin with http")]
    [InlineData("""{"url": "file:///etc/passwd"}""", "url must begin with http")]
    [InlineData("""{"url": "http://me:secret@attic"}""", "user name")]
    [InlineData("""{"url": "http://attic/?X-Plex-Token=abc"}""", "query")]
    [InlineData("""{"url": "http://169.254.169.254/latest"}""", "metadata")]
    [InlineData("""{"url": "http://0xa9fea9fe/"}""", "metadata")]
    [InlineData("""{"url": "http://[fd00:ec2::254]/"}""", "metadata")]
    [InlineData("""{"url": "http://127.0.0.1:8080/"}""", "this app itself")]
    [InlineData("""{"enabled": "yes"}""", "enabled must be true or false")]
    [InlineData("""{"verify_ssl": 1}""", "verify_ssl must be true or false")]
    [InlineData("""{"timeout": 0}""", "timeout must be a whole number")]
    [InlineData("""{"timeout": -5}""", "timeout must be a whole number")]
    [InlineData("""{"timeout": 3601}""", "timeout must be a whole number")]
    [InlineData("""{"timeout": "30"}""", "timeout must be a whole number")]
    [InlineData("""{"output": 1}""", "output must be an object")]
    [InlineData("""{"output": {"width": 15}}""", "output.width must be a whole number")]
    [InlineData("""{"output": {"width": 321}}""", "output.width must be even")]
    [InlineData("""{"output": {"frame_interval": 61}}""", "output.frame_interval must be a whole number")]
    [InlineData("""{"output": {"plex_config_folder": "plex"}}""", "output.plex_config_folder must be an absolute path")]
    [InlineData("""{"output": {"plex_config_folder": "/no/such/folder"}}""", "there is no folder")]
    [InlineData("""{"path_mappings": {}}""", "path_mappings must be a list")]
    [InlineData("""{"path_mappings": [7]}""", "path_mappings[0] must be an object")]
    [InlineData("""{"path_mappings": [{"remote_prefix": "/data"}]}""", "path_mappings[0] needs both")]
    [InlineData("""{"path_mappings": [{"remote_prefix": "/data", "local_prefix": "media"}]}""", "path_mappings[0].local_prefix must be an absolute path")]
    [InlineData("""{"path_mappings": [{"remote_prefix": "/data", "local_prefix": "/no/such/folder"}]}""", "there is no folder")]
    [InlineData("""{"exclude_paths": "x"}""", "exclude_paths must be a list")]
    [InlineData("""{"exclude_paths": [{"value": "/x", "type": "glob"}]}""", "exclude_paths[0].type must be path or regex")]
    [InlineData("""{"exclude_paths": [{"value": "(", "type": "regex"}]}""", "no regular expression")]
    [InlineData("""{"libraries": [{"id": "", "name": "x"}]}""", "libraries must have ids")]
    [InlineData("""{"id": "../x"}""", "id must be")]
    [InlineData("""{"id": "owners"}""", "id must be")]
    [InlineData("""{"auth": null}""", "auth.method must be token")]
    [InlineData("""{"auth": []}""", "auth must be an object")]
    [InlineData("""{"auth": {"method": "token"}}""", "auth.token is required")]
    [InlineData("""{"auth": {"method": "token", "token": 7}}""", "auth.token must be text")]
    [InlineData("""{"auth": {"method": "token", "token": "***REDACTED***"}}""", "auth.token only stands for a credential")]
    [InlineData("""{"type": "emby", "auth": {"method": "quick_connect", "access_token": "x"}}""", "auth.method must be password or api_key")]
    [InlineData("""{"type": "jellyfin", "auth": {"method": "api_key"}}""", "auth.api_key is required")]
    [InlineData("""{"type": "jellyfin", "auth": {"method": "password", "api_key": "x"}}""", "auth.access_token is required")]
    [InlineData("""{"type": "folder"}""", "output.formats must name at least one")]
    [InlineData("""{"type": "folder", "output": {"formats": ["gif"]}}""", "output.formats has \"gif\"")]
    [InlineData("""{"type": "folder", "output": {"formats": ["bif"]}, "libraries": [{"remote_paths": ["/no/such/folder"]}]}""", "there is no folder")]
    public async Task What_is_wrong_is_named_in_one_message(string change, string message)
        => Assert.Contains(message, await Entries.RefusalAsync(400, () => Task.FromResult(Editor.New(Entries.Plex(change), []))), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"auth": {"token": "x"}}""", "token")]
    [InlineData("""{"type": "emby", "auth": {"api_key": "x"}}""", "api_key")]
    [InlineData("""{"type": "jellyfin", "auth": {"access_token": "x", "user_id": "u"}}""", "password")]
    public void A_method_that_is_not_named_follows_from_the_credential(string change, string method)
        => Assert.Equal(method, Editor.New(Entries.Plex(change), [])["auth"]!["method"]!.GetValue<string>());

    [Fact]
    public void A_folder_that_was_named_before_need_not_be_there_to_change_something_else()
    {
        JsonObject stored = Entries.Plex("""{"path_mappings": [{"remote_prefix": "/data", "local_prefix": "/no/such/disk"}], "output": {}}""");

        JsonObject merged = Editor.Merge(stored, Entries.Json("""{"name": "Loft"}"""), []);

        EntryEditor.CheckFolders(merged, stored);
        Assert.Equal("Loft", merged.TextOf("name"));
    }

    [Theory]
    [InlineData("""{"type": "emby"}""", "type can't be changed")]
    [InlineData("""{"id": "other"}""", "id can't be changed")]
    [InlineData("""{"name": ""}""", "name is required")]
    public async Task A_change_that_cannot_be_is_refused(string change, string message)
        => Assert.Contains(message, await Entries.RefusalAsync(400, () => Task.FromResult(Editor.Merge(Entries.Plex(), Entries.Json(change), []))), StringComparison.Ordinal);
}
