using System.Text.Json.Nodes;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.Settings.Migrations;

public sealed class EnvironmentSeedsTests
{
    private static readonly (string, string)[] Plex =
        [("PLEX_URL", "http://plex:32400"), ("PLEX_TOKEN", "abc"), ("PLEX_VERIFY_SSL", "no"), ("PLEX_TIMEOUT", "90"), ("PLEX_VIDEOS_PATH_MAPPING", "/a;/b"), ("PLEX_LOCAL_VIDEOS_PATH_MAPPING", "/mnt")];

    [Fact]
    public async Task The_first_start_takes_values_from_the_environment()
    {
        using var folder = new SettingsFolder(
            [.. Plex, ("PLEX_BIF_FRAME_INTERVAL", "3"), ("THUMBNAIL_INTERVAL", "7"), ("TONEMAP_ALGORITHM", "Mobius"), ("LOG_LEVEL", "debug"), ("MEDIA_PATH", "/media"), ("CPU_THREADS", "2")]);

        await folder.UpgradeAsync();

        Assert.Equal(
            """{"_schema_version":13,"thumbnail_interval":7,"cpu_threads":2,"tonemap_algorithm":"mobius","media_path":"/media","log_level":"DEBUG"}""",
            Without(folder.Json, "media_servers", "_env_migrated"));
        MediaServerSettings plex = Assert.Single(folder.Store.Read().MediaServers);
        Assert.Equal(("http://plex:32400/", "abc", false, 90.0, 7), (plex.Url?.ToString(), plex.Auth.Token?.Reveal(), plex.VerifyTls, plex.Timeout.TotalSeconds, plex.Output.FrameInterval));
        Assert.Equal(["/a", "/b"], plex.PathMappings.Select(mapping => mapping.RemotePrefix));
        Assert.Equal("/plex", plex.Output.PlexConfigFolder);
        Assert.True(plex.IsUsable);
    }

    [Fact]
    public async Task Later_starts_take_nothing_from_it()
    {
        using var first = new SettingsFolder();
        await first.UpgradeAsync();
        using var folder = new SettingsFolder(Plex);
        folder.Write("settings.json", first.Content);

        await folder.UpgradeAsync();

        Assert.Equal("""{"_schema_version":13,"_env_migrated":true}""", Without(folder.Json));
    }

    [Fact]
    public async Task What_the_file_says_already_stays()
    {
        using var folder = new SettingsFolder([.. Plex, ("CPU_THREADS", "4"), ("THUMBNAIL_QUALITY", "2")]);
        folder.Write("settings.json", """{"_schema_version": 13, "cpu_threads": 0, "media_servers": [{"id": "p", "type": "plex", "url": "http://mine", "enabled": false}]}""");

        await folder.UpgradeAsync();

        Assert.Equal((0, 2), ((int)folder.Json["cpu_threads"]!, (int)folder.Json["thumbnail_quality"]!));
        Assert.Equal("http://mine", (string?)Assert.Single(folder.Json["media_servers"]!.AsArray())!["url"]);
    }

    [Theory]
    [InlineData("CPU_THREADS", "many")]
    [InlineData("CPU_THREADS", "99")]
    [InlineData("THUMBNAIL_INTERVAL", "0")]
    [InlineData("LOG_LEVEL", "verbose")]
    [InlineData("TONEMAP_ALGORITHM", "7")]
    public async Task A_value_that_the_key_cannot_have_is_passed_over_and_told(string name, string value)
    {
        using var folder = new SettingsFolder((name, value));

        await folder.UpgradeAsync();

        Assert.Equal("""{"_schema_version":13,"_env_migrated":true}""", Without(folder.Json));
        Assert.Contains($"The environment variable {name} has a value", folder.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_that_no_longer_count_are_warned_of_at_every_start()
    {
        using var folder = new SettingsFolder(("GPU_THREADS", "4"), ("PLEX_LIBRARIES", "Films"));

        await folder.UpgradeAsync();
        await folder.UpgradeAsync();

        Assert.Equal(2, folder.Log.Split("The environment variable GPU_THREADS is no longer used").Length - 1);
        Assert.Equal("""{"_schema_version":13,"_env_migrated":true}""", Without(folder.Json));
    }

    private static string Without(JsonObject json, params string[] keys)
    {
        foreach (string key in keys)
        {
            Assert.True(json.Remove(key));
        }

        return json.ToJsonString();
    }
}
