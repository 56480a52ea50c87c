using System.Text;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Settings.Migrations;

namespace PreviewForge.Tests.App.Settings.Migrations;

/// <summary>Each step alone, before and after. Ids that are made are shown as ID.</summary>
public sealed class MigrationsTests
{
    [Theory]
    [InlineData(2, """{"gpu_threads": 4, "gpu_selection": "all", "ffmpeg_threads": 2}""", """{"ffmpeg_threads": 2}""")]
    [InlineData(2, """{"gpu_threads": 4, "gpu_config": [{"device": "a", "workers": 3}]}""", """{"gpu_config": [{"device": "a", "workers": 3}]}""")]
    [InlineData(4, """{"recently_added_enabled": false, "recently_added_interval_minutes": 5, "x": 1}""", """{"x": 1}""")]
    [InlineData(5, """{"cpu_threads": 1, "cpu_fallback_threads": 3}""", """{"cpu_threads": 3}""")]
    [InlineData(5, """{"cpu_threads": 4, "cpu_fallback_threads": "2"}""", """{"cpu_threads": 4}""")]
    [InlineData(5, """{"cpu_fallback_threads": 0}""", """{"cpu_threads": 1}""")]
    [InlineData(5, """{"cpu_threads": 2, "cpu_fallback_threads": null}""", """{"cpu_threads": 2}""")]
    [InlineData(6, """{"gpu_config": [{"device": "cuda"}, {"device": "cuda:0"}, {"device": "/dev/dri/renderD128"}, 7]}""",
        """{"gpu_config": [{"device": "cuda:0"}, {"device": "/dev/dri/renderD128"}, 7]}""")]
    [InlineData(6, """{"gpu_config": "cuda"}""", """{"gpu_config": "cuda"}""")]
    [InlineData(7, """{"x": 1}""", """{"x": 1, "media_servers": []}""")]
    [InlineData(7, """{"media_servers": null, "plex_url": "http://a"}""", """{"media_servers": null, "plex_url": "http://a"}""")]
    [InlineData(7, """{"plex_url": "http://plex:32400"}""", """
        {"plex_url": "http://plex:32400", "media_servers": [{"id": "ID", "type": "plex", "name": "Plex", "enabled": true, "url": "http://plex:32400", "auth": {},
         "verify_ssl": true, "timeout": 60, "libraries": [], "path_mappings": [], "exclude_paths": [],
         "output": {"adapter": "plex_bundle", "plex_config_folder": "/plex", "frame_interval": 10}}]}
        """)]
    [InlineData(7, """
        {"plex_url": "http://plex:32400", "plex_token": "abc", "plex_verify_ssl": false, "plex_timeout": 90, "plex_config_folder": "/config/plex", "plex_bif_frame_interval": 5,
         "plex_library_ids": ["1", 2], "plex_libraries": ["Films"], "path_mappings": [{"plex_prefix": "/data", "local_prefix": "/mnt"}]}
        """, """
        {"plex_url": "http://plex:32400", "plex_token": "abc", "plex_verify_ssl": false, "plex_timeout": 90, "plex_config_folder": "/config/plex", "plex_bif_frame_interval": 5,
         "plex_library_ids": ["1", 2], "plex_libraries": ["Films"], "path_mappings": [{"plex_prefix": "/data", "local_prefix": "/mnt"}], "thumbnail_interval": 5,
         "media_servers": [{"id": "ID", "type": "plex", "name": "Plex", "enabled": true, "url": "http://plex:32400", "auth": {"method": "token", "token": "abc"},
          "verify_ssl": false, "timeout": 90, "libraries": [{"id": "1", "name": "1", "remote_paths": [], "enabled": true}, {"id": "2", "name": "2", "remote_paths": [], "enabled": true}],
          "path_mappings": [{"plex_prefix": "/data", "local_prefix": "/mnt"}], "exclude_paths": [],
          "output": {"adapter": "plex_bundle", "plex_config_folder": "/config/plex", "frame_interval": 5}}]}
        """)]
    [InlineData(8, """{"media_servers": [{"type": "plex", "path_mappings": [{"remote_prefix": "/a", "local_prefix": "/b"}]}], "path_mappings": [{"remote_prefix": "/c", "local_prefix": "/d"}], "exclude_paths": ["/x"]}""",
        """{"media_servers": [{"type": "plex", "path_mappings": [{"remote_prefix": "/a", "local_prefix": "/b"}, {"remote_prefix": "/c", "local_prefix": "/d"}], "exclude_paths": ["/x"]}]}""")]
    [InlineData(8, """{"media_servers": [{"type": "plex"}, {"type": "emby"}], "path_mappings": [{"remote_prefix": "/c", "local_prefix": "/d"}]}""",
        """{"media_servers": [{"type": "plex"}, {"type": "emby"}], "path_mappings": [{"remote_prefix": "/c", "local_prefix": "/d"}]}""")]
    [InlineData(8, """{"media_servers": [{"type": "plex"}], "plex_videos_path_mapping": "/a; /b", "plex_local_videos_path_mapping": "/mnt"}""", """
        {"media_servers": [{"type": "plex", "path_mappings": [{"remote_prefix": "/a", "local_prefix": "/mnt", "webhook_prefixes": []}, {"remote_prefix": "/b", "local_prefix": "/mnt", "webhook_prefixes": []}]}]}
        """)]
    [InlineData(8, """{"media_servers": [{"type": "plex"}], "plex_videos_path_mapping": "/a;/b", "plex_local_videos_path_mapping": "/m1;/m2;/m3"}""",
        """{"media_servers": [{"type": "plex", "path_mappings": [{"remote_prefix": "/a", "local_prefix": "/m1", "webhook_prefixes": []}]}]}""")]
    [InlineData(8, """{"media_servers": [{"type": "plex", "path_mappings": [1]}], "plex_videos_path_mapping": "/a", "plex_local_videos_path_mapping": "/mnt"}""",
        """{"media_servers": [{"type": "plex", "path_mappings": [1]}]}""")]
    [InlineData(8, """{"media_servers": [], "plex_videos_path_mapping": "/a", "plex_local_videos_path_mapping": "/mnt"}""",
        """{"media_servers": [], "plex_videos_path_mapping": "/a", "plex_local_videos_path_mapping": "/mnt"}""")]
    [InlineData(9, """
        {"media_servers": [{"path_mappings": [{"remote_prefix": "/a", "local_prefix": "/b", "webhook_prefixes": ["/x", "/y"]}, {"plex_prefix": "/a", "local_prefix": "/b", "webhook_prefixes": ["/y", "/x"]},
          {"remote_prefix": "/a", "local_prefix": "/c"}], "exclude_paths": ["/x", {"value": "/x", "type": "path"}, {"value": "/x"}, {"value": "/x", "type": "regex"}]}]}
        """, """
        {"media_servers": [{"path_mappings": [{"remote_prefix": "/a", "local_prefix": "/b", "webhook_prefixes": ["/x", "/y"]}, {"remote_prefix": "/a", "local_prefix": "/c"}],
          "exclude_paths": ["/x", {"value": "/x", "type": "regex"}]}]}
        """)]
    [InlineData(10, """{"media_servers": [{"output": {"webhook_public_url": "https://me/api/webhooks/plex", "webhook_secret": "s"}}, {"output": {"webhook_public_url": "https://me/other"}}, 3]}""",
        """{"media_servers": [{"output": {"webhook_public_url": "https://me/api/webhooks/incoming"}}, {"output": {"webhook_public_url": "https://me/other"}}, 3]}""")]
    [InlineData(11, "{}", """{"frame_reuse": {"enabled": true, "ttl_minutes": 60, "max_cache_disk_mb": 2048}}""")]
    [InlineData(11, """{"frame_reuse": {"enabled": false}}""", """{"frame_reuse": {"enabled": false}}""")]
    [InlineData(12, """{"media_servers": [{"id": "plex-default", "name": "plex-default"}, {"id": "other"}]}""", """{"media_servers": [{"id": "ID", "name": "plex-default"}, {"id": "other"}]}""")]
    [InlineData(13, """{"thumbnail_interval": 4, "media_servers": [{"type": "plex", "output": {"frame_interval": 10}}, {"type": "Jellyfin"}, {"type": "folder", "output": {"frame_interval": 2}}]}""",
        """{"thumbnail_interval": 4, "media_servers": [{"type": "plex", "output": {"frame_interval": 4}}, {"type": "Jellyfin", "output": {"frame_interval": 4}}, {"type": "folder", "output": {"frame_interval": 2}}]}""")]
    [InlineData(13, """{"thumbnail_interval": "soon", "media_servers": [{"type": "emby", "output": 7}]}""", """{"thumbnail_interval": "soon", "media_servers": [{"type": "emby", "output": {"frame_interval": 10}}]}""")]
    public void A_step_changes_what_it_is_for_and_nothing_else_and_does_nothing_twice(int version, string before, string after)
    {
        JsonObject settings = JsonNode.Parse(before)!.AsObject();
        ISettingsMigration migration = SettingsMigrations.All.Single(step => step.Version == version);
        MigrationContext context = ContextOf(before);

        migration.Apply(settings, context);
        string once = settings.ToJsonString();
        migration.Apply(settings, context);

        Assert.Equal(once, settings.ToJsonString());
        WithoutNewIds(settings, before);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(after), settings), settings.ToJsonString());
    }

    [Fact]
    public void Every_schema_but_the_third_has_one_step_in_order()
        => Assert.Equal([2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], SettingsMigrations.All.Select(step => step.Version));

    [Theory]
    [InlineData("""{"media_servers": 7, "gpu_config": {}, "path_mappings": "x", "exclude_paths": 1, "frame_reuse": [], "thumbnail_interval": {}, "cpu_fallback_threads": "x"}""")]
    [InlineData("""{"media_servers": [null, 1, "x", [], {"id": 7, "type": 3, "auth": 1, "output": [], "libraries": 5, "path_mappings": {}, "exclude_paths": "y"}]}""")]
    [InlineData("""{"plex_url": 7, "plex_token": [], "plex_timeout": "x", "plex_library_ids": {"a": 1}, "path_mappings": [null, 7], "recently_added_enabled": "yes"}""")]
    public void Values_of_any_shape_are_survived(string content)
    {
        JsonObject settings = JsonNode.Parse(content)!.AsObject();

        SettingsMigrations.Apply(settings, ContextOf(content));

        Assert.Equal(13, (int)settings["_schema_version"]!);
    }

    [Theory]
    [InlineData("[]", 1)]
    [InlineData("""["1", "2"]""", 2)]
    public void The_scanner_for_new_items_becomes_a_schedule_for_each_of_its_libraries(string libraries, int count)
    {
        string before = $$"""
            {"recently_added_enabled": true, "recently_added_interval_minutes": 2, "recently_added_lookback_hours": 999, "recently_added_libraries": {{libraries}}}
            """;
        JsonObject settings = JsonNode.Parse(before)!.AsObject();
        MigrationContext context = ContextOf(before, """{"schedules": {"mine": {"name": "Nightly"}}}""");

        SettingsMigrations.All.Single(step => step.Version == 4).Apply(settings, context);

        JsonObject schedules = context.Schedules!["schedules"]!.AsObject();
        Assert.Equal(count + 1, schedules.Count);
        Assert.Equal("Nightly", (string?)schedules["mine"]!["name"]);
        JsonNode made = schedules.Last().Value!;
        Assert.Equal(("interval", "5", 720), ((string?)made["trigger_type"], (string?)made["trigger_value"], (int)made["config"]!["lookback_hours"]!));
        Assert.Equal(("recently_added", (string?)made["id"]), ((string?)made["config"]!["job_type"], schedules.Last().Key));
        Assert.Empty(settings);
    }

    [Fact]
    public void The_scanners_settings_stay_where_the_schedules_cannot_be_read()
    {
        const string before = """{"recently_added_enabled": true}""";
        JsonObject settings = JsonNode.Parse(before)!.AsObject();
        MigrationContext context = new(Encoding.UTF8.GetBytes(before), DateTimeOffset.UnixEpoch) { Schedules = null };

        SettingsMigrations.All.Single(step => step.Version == 4).Apply(settings, context);

        Assert.Equal(before, settings.ToJsonString().Replace(":", ": ", StringComparison.Ordinal));
        Assert.Single(context.Notes);
    }

    [Fact]
    public void The_shared_id_is_replaced_wherever_it_is_meant()
    {
        const string before = """{"media_servers": [{"id": "plex-default"}]}""";
        JsonObject settings = JsonNode.Parse(before)!.AsObject();
        MigrationContext context = new(Encoding.UTF8.GetBytes(before), DateTimeOffset.UnixEpoch)
        {
            Schedules = JsonNode.Parse("""{"schedules": {"a": {"server_id": "plex-default", "name": "my plex-default"}, "b": {"server_id": "x"}}}"""),
            WebhookHistory = JsonNode.Parse("""[{"server_id": "plex-default", "servers": ["plex-default", "x"]}]"""),
        };

        SettingsMigrations.All.Single(step => step.Version == 12).Apply(settings, context);

        string id = (string)settings["media_servers"]![0]!["id"]!;
        Assert.Matches("^[0-9a-f]{32}$", id);
        Assert.Equal("""{"schedules":{"a":{"server_id":"ID","name":"my plex-default"},"b":{"server_id":"x"}}}""".Replace("ID", id, StringComparison.Ordinal), context.Schedules!.ToJsonString());
        Assert.Equal($$"""[{"server_id":"{{id}}","servers":["{{id}}","x"]}]""", context.WebhookHistory!.ToJsonString());
        Assert.Equal([("plex_bundle_cache_plex-default.json", $"plex_bundle_cache_{id}.json")], context.Renamed);
    }

    private static MigrationContext ContextOf(string content, string schedules = "{}")
        => new(Encoding.UTF8.GetBytes(content), DateTimeOffset.UnixEpoch) { Schedules = JsonNode.Parse(schedules) };

    private static void WithoutNewIds(JsonObject settings, string before)
    {
        foreach (JsonObject server in (settings["media_servers"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (server["id"] is JsonValue id && !before.Contains((string)id!, StringComparison.Ordinal))
            {
                Assert.Matches("^[0-9a-f]{32}$", (string)id!);
                server["id"] = "ID";
            }
        }
    }
}
