using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings.Editing;

namespace PreviewForge.Tests.App.Settings.Editing;

public sealed class SettingsEditorTests : IDisposable
{
    private readonly SettingsFolder _folder = new();

    private JsonObject Shown => _folder.Get<SettingsView>().Show();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"cpu_threads": "three"}""", "cpu_threads must be an integer")]
    [InlineData("""{"cpu_threads": null}""", "cpu_threads must be an integer")]
    [InlineData("""{"cpu_threads": 1e300}""", "cpu_threads must be an integer")]
    [InlineData("""{"job_history_days": [1]}""", "job_history_days must be an integer")]
    [InlineData("""{"max_concurrent_jobs": 11}""", "max_concurrent_jobs must be between 1 and 10")]
    [InlineData("""{"max_concurrent_jobs": false}""", "max_concurrent_jobs must be between 1 and 10")]
    [InlineData("""{"scan_workers": 257}""", "scan_workers must be between 0 (Auto) and 256")]
    [InlineData("""{"webhook_delay": 9}""", "webhook_delay must be between 10 and 300")]
    [InlineData("""{"thumbnail_interval": 61}""", "thumbnail_interval must be between 1 and 60")]
    [InlineData("""{"webhook_enabled": "yes"}""", "webhook_enabled must be a boolean")]
    [InlineData("""{"plex_verify_ssl": 1}""", "plex_verify_ssl must be a boolean")]
    [InlineData("""{"gpu_config": {}}""", "gpu_config must be a list")]
    [InlineData("""{"gpu_config": [{"device": "a", "workers": 33}]}""", "gpu_config: workers must be between 0 and 32")]
    [InlineData("""{"gpu_config": [{"device": "a", "workers": "x"}]}""", "gpu_config: workers must be an integer")]
    [InlineData("""{"frame_reuse": true}""", "frame_reuse must be an object")]
    [InlineData("""{"frame_reuse": {"ttl_minutes": "long"}}""", "frame_reuse.ttl_minutes must be an integer")]
    [InlineData("""{"log_level": "verbose"}""", "log_level must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL")]
    [InlineData("""{"log_level": 10}""", "log_level must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL")]
    [InlineData("""{"plex_url": "attic:32400"}""", "plex_url must be an address")]
    [InlineData("""{"plex_url": "file:///etc/passwd"}""", "plex_url must be an address")]
    [InlineData("""{"plex_config_folder": "/a\u0000b"}""", "plex_config_folder holds a null byte")]
    [InlineData("""{"media_path": 7}""", "media_path must be a string")]
    [InlineData("""{"selected_libraries": "1"}""", "selected_libraries must be a list")]
    public async Task A_value_that_the_key_cannot_have_is_refused_by_name_and_nothing_is_written(string sent, string error)
    {
        ApiException refused = await Assert.ThrowsAsync<ApiException>(() => SaveAsync(sent));

        Assert.Equal(400, refused.Status);
        Assert.StartsWith(error, refused.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files());
    }

    [Theory]
    [InlineData("""{"made_up": 1, "media_servers": [], "setup_complete": true, "tmp_folder": "/x"}""")]
    [InlineData("""{"webhook_secret": "****"}""")]
    [InlineData("""{"webhook_secret": "  "}""")]
    [InlineData("{}")]
    public async Task What_leaves_nothing_to_change_touches_no_file(string sent)
    {
        Assert.Null(await SaveAsync(sent));

        Assert.Empty(_folder.Files());
    }

    [Theory]
    [InlineData("""{"cpu_threads": " 3 "}""", 3)]
    [InlineData("""{"cpu_threads": 3.9}""", 3)]
    [InlineData("""{"cpu_threads": true}""", 1)]
    public async Task Numbers_are_taken_in_the_forms_that_scripts_send(string sent, int stored)
    {
        await SaveAsync(sent);

        Assert.Equal(stored, (int)_folder.Json["cpu_threads"]!);
    }

    [Fact]
    public async Task A_gpu_that_is_on_without_workers_is_stored_as_off_and_one_without_a_device_is_left_out()
    {
        await SaveAsync("""{"gpu_config": [{"device": "/dev/dri/renderD129", "enabled": true, "workers": 0, "note": "kept"}, {"name": "x"}, 7]}""");

        JsonNode gpu = Assert.Single(Shown["gpu_config"]!.AsArray())!;
        Assert.Equal((false, 0, "kept"), ((bool)gpu["enabled"]!, (int)gpu["workers"]!, (string?)gpu["note"]));
    }

    [Theory]
    [InlineData(5, new[] { 3, 2 })]
    [InlineData(4, new[] { 2, 2 })]
    [InlineData(0, new[] { 0, 0 })]
    public async Task The_total_of_gpu_workers_is_spread_over_those_that_are_on(int total, int[] spread)
    {
        _folder.Write("settings.json", """{"gpu_config": [{"device": "a", "workers": 1}, {"device": "off", "enabled": false, "workers": 9}, {"device": "b", "enabled": true, "workers": 1}]}""");

        await SaveAsync($$"""{"gpu_threads": {{total}}}""");

        Assert.Equal([spread[0], 9, spread[1]], Shown["gpu_config"]!.AsArray().Select(gpu => (int)gpu!["workers"]!));
        Assert.Equal(total, (int)Shown["gpu_threads"]!);
        Assert.False(_folder.Json.ContainsKey("gpu_threads"));
    }

    [Fact]
    public async Task Without_any_worker_the_caller_is_warned()
    {
        Assert.StartsWith("No workers configured", await SaveAsync("""{"cpu_threads": 0, "gpu_config": []}"""), StringComparison.Ordinal);
        Assert.Null(await SaveAsync("""{"cpu_threads": 1}"""));
    }

    [Fact]
    public async Task Secrets_are_masked_and_what_comes_back_masked_changes_nothing()
    {
        await SaveAsync("""{"plex_token": "abc123", "webhook_secret": "gull-feather-7"}""");

        Assert.Equal(("****", "****"), ((string?)Shown["plex_token"], (string?)Shown["webhook_secret"]));
        Assert.DoesNotContain("abc123", Shown.ToJsonString(), StringComparison.Ordinal);
        Assert.False(Shown.ContainsKey("media_servers"));

        await SaveAsync("""{"plex_token": "****", "webhook_secret": "****", "plex_name": "Attic"}""");

        Assert.Equal(("abc123", "gull-feather-7"), ((string?)_folder.Json["media_servers"]![0]!["auth"]!["token"], (string?)_folder.Json["webhook_secret"]));
        Assert.Equal("Attic", (string?)Shown["plex_name"]);
    }

    [Fact]
    public void Without_settings_every_key_of_the_reference_has_its_default()
    {
        string[] keys =
        [
            "plex_url", "plex_token", "plex_name", "plex_verify_ssl", "plex_config_folder", "selected_libraries", "media_path", "plex_videos_path_mapping",
            "plex_local_videos_path_mapping", "path_mappings", "exclude_paths", "gpu_config", "gpu_threads", "cpu_threads", "scan_workers", "ffmpeg_threads",
            "thumbnail_interval", "thumbnail_quality", "tonemap_algorithm", "log_level", "log_rotation_size", "log_retention_count", "job_history_days",
            "webhook_enabled", "webhook_delay", "webhook_retry_count", "webhook_retry_delay", "webhook_secret", "auto_requeue_on_restart",
            "requeue_max_age_minutes", "max_concurrent_jobs", "config_backup_keep", "config_backup_max_age_days", "frame_reuse",
        ];

        JsonObject shown = Shown;

        Assert.Empty(keys.Except(shown.Select(pair => pair.Key)));
        Assert.Equal(
            (1, 0, 2, 10, 4, "hable", "INFO", "10 MB", 3),
            ((int)shown["cpu_threads"]!, (int)shown["scan_workers"]!, (int)shown["ffmpeg_threads"]!, (int)shown["thumbnail_interval"]!, (int)shown["thumbnail_quality"]!,
                (string?)shown["tonemap_algorithm"], (string?)shown["log_level"], (string?)shown["log_rotation_size"], (int)shown["max_concurrent_jobs"]!));
        Assert.Equal((10, 0, true), ((int)shown["config_backup_keep"]!, (int)shown["config_backup_max_age_days"]!, (bool)shown["webhook_enabled"]!));
    }

    [Fact]
    public async Task A_new_interval_goes_to_every_server_of_a_vendor()
    {
        _folder.Write("settings.json", """{"_schema_version": 13, "media_servers": [{"type": "plex", "output": {"frame_interval": 10}}, {"type": "emby"}, {"type": "folder", "output": {"frame_interval": 2}}]}""");

        await SaveAsync("""{"thumbnail_interval": 6}""");

        Assert.Equal([6, 6, 2], _folder.Json["media_servers"]!.AsArray().Select(server => (int)server!["output"]!["frame_interval"]!));
    }

    [Fact]
    public async Task Members_of_frame_reuse_that_are_left_out_stay_and_small_ones_are_raised()
    {
        await SaveAsync("""{"frame_reuse": {"ttl_minutes": 0, "max_cache_disk_mb": 1}}""");
        await SaveAsync("""{"frame_reuse": {"enabled": false}}""");

        Assert.Equal("""{"ttl_minutes":1,"max_cache_disk_mb":64,"enabled":false}""", Sorted(Shown["frame_reuse"]!.AsObject()));
    }

    [Fact]
    public void Values_of_the_wrong_kind_in_the_file_are_shown_as_defaults()
    {
        _folder.Write("settings.json", """{"cpu_threads": "x", "webhook_enabled": false, "max_concurrent_jobs": 99, "frame_reuse": 7, "gpu_config": {}, "webhook_secret": 12345}""");

        JsonObject shown = Shown;

        Assert.Equal((1, false, 10, "****"), ((int)shown["cpu_threads"]!, (bool)shown["webhook_enabled"]!, (int)shown["max_concurrent_jobs"]!, (string?)shown["webhook_secret"]));
    }

    [Fact]
    public async Task Only_keys_whose_stored_values_change_are_told_under_the_names_of_the_file()
    {
        await SaveAsync("""{"cpu_threads": 2, "webhook_secret": "gull-feather-7", "gpu_config": [{"device": "d", "workers": 1}]}""");

        SavedSettings saved = await _folder.Get<SettingsEditor>().SaveAsync(
            JsonNode.Parse("""{"cpu_threads": 2, "webhook_secret": "****", "gpu_threads": 3, "plex_name": "Attic"}""")!.AsObject(), AppBox.Soon);

        Assert.Equal(["gpu_config", "plex_name"], saved.ChangedKeys.Order(StringComparer.Ordinal));
    }

    private async Task<string?> SaveAsync(string sent) => (await _folder.Get<SettingsEditor>().SaveAsync(JsonNode.Parse(sent)!.AsObject(), AppBox.Soon)).Warning;

    private static string Sorted(JsonObject json) => new JsonObject(
        new[] { "ttl_minutes", "max_cache_disk_mb", "enabled" }.Select(key => KeyValuePair.Create(key, json[key]?.DeepClone()))).ToJsonString();
}
