using System.Text;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Settings.Migrations;

namespace PreviewForge.Tests.App.Settings.Migrations;

public sealed class SettingsUpgradeTests
{
    private const string Copy = "settings.json.before-schema-13.bak";

    [Fact]
    public async Task A_real_file_becomes_usable_for_every_server()
    {
        using SettingsFolder folder = await UpgradedAsync();

        AppSettings settings = folder.Store.Read();

        Assert.Empty(settings.Problems);
        Assert.Empty(settings.ServerWarnings);
        Assert.Equal(["Household Plex", "Emby", "Jelly"], settings.MediaServers.Where(server => server.IsUsable).Select(server => server.Name));
        Assert.Equal([ServerType.Plex, ServerType.Plex, ServerType.Emby, ServerType.Jellyfin], settings.MediaServers.Select(server => server.Type));
        Assert.All(settings.MediaServers, server => Assert.Equal(5, server.Output.FrameInterval));
        MediaServerSettings plex = settings.MediaServers[0];
        Assert.Equal(["/data", "/data2"], plex.PathMappings.Select(mapping => mapping.RemotePrefix));
        Assert.Equal(["/media/archive", ".*\\.iso$"], plex.ExcludePaths.Select(rule => rule.Value));
        Assert.Equal(["canary-plex-token", null, "canary-emby-token", "canary-jelly-key"], settings.MediaServers.Select(server => server.Auth.Token?.Reveal()));
    }

    [Fact]
    public async Task What_no_step_is_for_stays_as_it_was()
    {
        using SettingsFolder folder = await UpgradedAsync();
        JsonObject before = JsonNode.Parse(RealWorld.Settings)!.AsObject();

        foreach (string key in before.Select(pair => pair.Key).Except(["_schema_version", "media_servers", "plex_webhook_enabled", "plex_webhook_public_url", "plex_videos_path_mapping", "plex_local_videos_path_mapping"]))
        {
            Assert.Equal(before[key]!.ToJsonString(), folder.Json[key]!.ToJsonString());
        }

        foreach (string key in new[] { "mystery", "auth", "libraries", "path_mappings", "exclude_paths", "health_dismissals", "server_identity" })
        {
            Assert.Equal(before["media_servers"]![0]![key]!.ToJsonString(), folder.Json["media_servers"]![0]![key]!.ToJsonString());
        }

        Assert.Contains("12345678901234567890", folder.Content, StringComparison.Ordinal);
        Assert.Contains("1.50", folder.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_webhook_keys_at_the_top_go_to_the_first_plex_server()
    {
        using SettingsFolder folder = await UpgradedAsync();

        JsonNode output = folder.Json["media_servers"]![0]!["output"]!;
        Assert.Equal((true, "https://previews.example/api/webhooks/incoming"), ((bool)output["webhook_enabled"]!, (string?)output["webhook_public_url"]));
        Assert.False(folder.Json.ContainsKey("plex_webhook_public_url"));
    }

    [Fact]
    public async Task Schedules_history_and_the_bundle_cache_follow_the_new_id()
    {
        using SettingsFolder folder = await UpgradedAsync();

        string id = folder.Store.Read().MediaServers[0].Id;
        Assert.NotEqual("plex-default", id);
        Assert.Equal(id, (string?)Read(folder, "schedules.json")["schedules"]!["s1"]!["server_id"]);
        Assert.Equal(id, (string?)Read(folder, "webhook_history.json")[0]!["server_id"]);
        Assert.Contains($"plex_bundle_cache_{id}.json", folder.Files());
        Assert.DoesNotContain("plex_bundle_cache_plex-default.json", folder.Files());
    }

    [Fact]
    public async Task A_copy_that_is_never_pruned_is_made_first_and_the_user_is_told()
    {
        using SettingsFolder folder = await UpgradedAsync();

        Assert.Equal(RealWorld.Settings, await File.ReadAllTextAsync(folder.Path(Copy), AppBox.Soon));
        JsonNode notice = folder.Json[SettingsUpgrade.Notice]!;
        Assert.Equal((6, 13, folder.Path(Copy)), ((int)notice["from"]!, (int)notice["to"]!, (string?)notice["backup"]));
        Assert.Contains("4 media servers", (string?)Assert.Single(notice["notes"]!.AsArray()), StringComparison.Ordinal);
        Assert.Equal("0.0.0", (string?)folder.Json["last_seen_version"]);
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        using SettingsFolder folder = await UpgradedAsync();
        (string content, string[] files) = (folder.Content, folder.Files());

        await folder.UpgradeAsync();

        Assert.Equal(content, folder.Content);
        Assert.Equal(files, folder.Files());
    }

    [Fact]
    public async Task Killed_before_the_settings_were_written_the_next_start_ends_where_the_first_would_have()
    {
        using SettingsFolder undisturbed = await UpgradedAsync();
        using SettingsFolder folder = Old();
        folder.Write(Copy, RealWorld.Settings);
        await folder.Get<SettingsUpgrade>().UpgradeAsync(Encoding.UTF8.GetBytes(RealWorld.Settings), folder.Path(Copy), AppBox.Soon);
        Assert.Equal(RealWorld.Settings, folder.Content);

        await folder.UpgradeAsync();

        Assert.Equal(undisturbed.Store.Read().MediaServers[0].Id, folder.Store.Read().MediaServers[0].Id);
        Assert.Equal(Read(undisturbed, "schedules.json").ToJsonString(), Read(folder, "schedules.json").ToJsonString());
        Assert.Single(folder.Files("settings.json.before-*"));
    }

    [Fact]
    public async Task What_a_killed_save_left_behind_is_swept_and_other_files_are_not()
    {
        using var folder = new SettingsFolder();
        folder.Write($"settings.json.{Guid.NewGuid():N}.tmp", "secrets");
        folder.Write("settings.json.mine.tmp", "");

        await folder.UpgradeAsync();

        Assert.Equal(["settings.json.mine.tmp"], folder.Files("*.tmp"));
    }

    [Fact]
    public async Task A_newer_schema_refuses_to_start_and_nothing_is_written()
    {
        using var folder = new SettingsFolder();
        folder.Write("settings.json", """{"_schema_version": 14}""");

        var refused = await Assert.ThrowsAsync<SettingsRefusedException>(folder.UpgradeAsync);

        Assert.Contains("schema 14, this app knows 13", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Equal(["settings.json"], folder.Files());
    }

    [Fact]
    public async Task Without_a_copy_nothing_is_migrated()
    {
        using var folder = new SettingsFolder();
        folder.Write("settings.json", """{"cpu_threads": 2}""");
        Directory.CreateDirectory(folder.Path(Copy));

        await Assert.ThrowsAsync<SettingsRefusedException>(folder.UpgradeAsync);

        Assert.Equal("""{"cpu_threads": 2}""", folder.Content);
    }

    [Fact]
    public async Task An_unreadable_file_does_not_keep_the_app_from_starting_and_is_left_as_it_is()
    {
        using var folder = new SettingsFolder();
        folder.Write("settings.json", "{ broken");

        await folder.UpgradeAsync();

        Assert.Equal("{ broken", folder.Content);
        Assert.Contains("settings.json is not valid JSON", folder.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedules_file_that_cannot_be_read_is_left_as_it_is()
    {
        using SettingsFolder folder = Old();
        folder.Write("schedules.json", "{ broken");

        await folder.UpgradeAsync();

        Assert.Equal("{ broken", await File.ReadAllTextAsync(folder.Path("schedules.json"), AppBox.Soon));
        Assert.Equal(13, (int)folder.Json["_schema_version"]!);
    }

    [Fact]
    public async Task A_later_upgrade_keeps_the_copy_of_the_first()
    {
        using SettingsFolder folder = await UpgradedAsync();
        folder.Write("settings.json", """{"_schema_version": 12}""");

        await folder.UpgradeAsync();

        Assert.Equal(RealWorld.Settings, await File.ReadAllTextAsync(folder.Path(Copy), AppBox.Soon));
        Assert.Equal("""{"_schema_version": 12}""", await File.ReadAllTextAsync(folder.Path("settings.json.before-schema-13-2.bak"), AppBox.Soon));
    }

    private static async Task<SettingsFolder> UpgradedAsync()
    {
        SettingsFolder folder = Old();
        await folder.UpgradeAsync();
        return folder;
    }

    private static SettingsFolder Old()
    {
        var folder = new SettingsFolder();
        folder.Write("settings.json", RealWorld.Settings);
        folder.Write("schedules.json", RealWorld.Schedules);
        folder.Write("webhook_history.json", RealWorld.History);
        folder.Write("plex_bundle_cache_plex-default.json", "{}");
        return folder;
    }

    private static JsonNode Read(SettingsFolder folder, string name) => JsonNode.Parse(File.ReadAllText(folder.Path(name)))!;
}
