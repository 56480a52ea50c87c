using System.Text.Json;

namespace PreviewForge.Tests.App.Http;

/// <summary>Each test leaves the settings so that the others don't mind.</summary>
public sealed class SettingsApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Theory]
    [InlineData("""{"cpu_threads": "three"}""", "cpu_threads must be an integer")]
    [InlineData("""{"max_concurrent_jobs": 11}""", "max_concurrent_jobs must be between 1 and 10")]
    [InlineData("""{"webhook_enabled": "yes"}""", "webhook_enabled must be a boolean")]
    [InlineData("""{"gpu_config": {}}""", "gpu_config must be a list")]
    [InlineData("""{"plex_name": "\ud800"}""", "The body holds text that is not valid Unicode.")]
    [InlineData("[]", "The body must be a JSON object.")]
    public async Task A_wrong_setting_is_refused(string body, string error)
    {
        Reply reply = await app.SendAsync(HttpMethod.Post, "/api/settings", body);

        Assert.Equal((400, error, "VALIDATION_ERROR"), (reply.Status, reply.Text("error"), reply.Text("code")));
    }

    [Fact]
    public async Task A_key_that_nobody_may_write_is_left_out_in_silence()
    {
        Reply reply = await app.SendAsync(HttpMethod.Post, "/api/settings", """{"made_up": 1}""");

        Assert.Equal((200, """{"success":true}"""), (reply.Status, reply.Body.GetRawText()));
        Assert.DoesNotContain("made_up", await File.ReadAllTextAsync(Path.Combine(app.Config, "settings.json"), AppBox.Soon), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_token_reads_as_asterisks_and_is_stored_with_its_server()
    {
        await app.SendAsync(HttpMethod.Post, "/api/settings", """{"plex_token": "abc123-canary", "plex_url": "http://plex:32400"}""");
        await app.SendAsync(HttpMethod.Post, "/api/settings", """{"plex_token": "****", "plex_name": "Attic"}""");

        Reply shown = await app.SendAsync(HttpMethod.Get, "/api/settings");

        Assert.Equal((200, "****", "Attic", "http://plex:32400"), (shown.Status, shown.Text("plex_token"), shown.Text("plex_name"), shown.Text("plex_url")));
        Assert.DoesNotContain("abc123-canary", shown.Body.GetRawText() + app.Output, StringComparison.Ordinal);
        Assert.Contains("\"token\": \"abc123-canary\"", await File.ReadAllTextAsync(Path.Combine(app.Config, "settings.json"), AppBox.Soon), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_workers_the_answer_warns()
    {
        Reply none = await app.SendAsync(HttpMethod.Post, "/api/settings", """{"cpu_threads": 0, "gpu_config": []}""");
        Reply one = await app.SendAsync(HttpMethod.Post, "/api/settings", """{"cpu_threads": 1}""");

        Assert.StartsWith("No workers configured", none.Text("warning"), StringComparison.Ordinal);
        Assert.False(one.Body.TryGetProperty("warning", out _));
    }

    [Theory]
    [InlineData("""{"level": "verbose"}""")]
    [InlineData("""{"log_level": 10}""")]
    [InlineData("{}")]
    public async Task A_log_level_that_is_none_is_refused(string body)
        => Assert.Equal(400, (await app.SendAsync(HttpMethod.Put, "/api/settings/log-level", body)).Status);

    [Theory]
    [InlineData("""{"level": "debug"}""")]
    [InlineData("""{"log_level": "DEBUG"}""")]
    public async Task The_log_level_is_taken_under_both_names_and_counts_at_once(string body)
    {
        Reply reply = await app.SendAsync(HttpMethod.Put, "/api/settings/log-level", body);
        await app.SendAsync(HttpMethod.Get, "/api/health");

        Assert.Equal("""{"success":true,"log_level":"DEBUG"}""", reply.Body.GetRawText());
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(AppBox.Soon);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!app.Output.Contains("Health succeeded after", StringComparison.Ordinal))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    [Theory]
    [InlineData("""{"file": "auth.json"}""", 400, "VALIDATION_ERROR")]
    [InlineData("""{"file": 7}""", 400, "VALIDATION_ERROR")]
    [InlineData("[]", 400, "VALIDATION_ERROR")]
    [InlineData("""{"file": "setup_state.json"}""", 404, "NOT_FOUND")]
    [InlineData("""{"file": "settings.json", "backup": "../../etc/passwd"}""", 404, "NOT_FOUND")]
    public async Task A_restore_that_cannot_be_says_so_in_its_own_shape(string body, int status, string code)
    {
        await app.SendAsync(HttpMethod.Post, "/api/settings", """{"thumbnail_quality": 3}""");

        Reply reply = await app.SendAsync(HttpMethod.Post, "/api/settings/backups/restore", body);

        Assert.Equal((status, code, false), (reply.Status, reply.Text("code"), reply.Body.GetProperty("success").GetBoolean()));
    }

    [Fact]
    public async Task A_restored_backup_is_what_the_app_uses_next()
    {
        await app.SendAsync(HttpMethod.Post, "/api/settings", """{"thumbnail_quality": 5}""");
        await app.SendAsync(HttpMethod.Post, "/api/settings", """{"thumbnail_quality": 6}""");
        JsonElement settings = (await app.SendAsync(HttpMethod.Get, "/api/settings/backups")).Body.GetProperty("files")[0];
        string? backup = await NewestWithAsync(settings, "\"thumbnail_quality\": 5");

        Reply restored = await app.SendAsync(HttpMethod.Post, "/api/settings/backups/restore", JsonSerializer.Serialize(new { file = "settings.json", backup }));

        Assert.Equal((200, true, "settings.json", backup), (restored.Status, restored.Body.GetProperty("success").GetBoolean(), restored.Text("file"), restored.Text("backup")));
        Assert.NotEmpty(restored.Text("note")!);
        Assert.Equal(5, (await app.SendAsync(HttpMethod.Get, "/api/settings")).Number("thumbnail_quality"));
    }

    [Fact]
    public async Task Folders_are_judged_in_the_shapes_of_the_reference()
    {
        string media = JsonSerializer.Serialize(new { path = app.Media });

        Reply local = await app.SendAsync(HttpMethod.Post, "/api/settings/validate-local-path", media);
        Reply plex = await app.SendAsync(HttpMethod.Post, "/api/settings/validate-plex-config-folder", """{"path": "/plex\u0000x"}""");
        Reply jellyfin = await app.SendAsync(HttpMethod.Post, "/api/settings/validate-jellyfin-config-folder", """{"path": ""}""");

        Assert.Equal("""{"exists":true,"readable":true,"error":null}""", local.Body.GetRawText());
        Assert.Equal("""{"exists":false,"valid_plex_structure":false,"shard_count":0,"writable":false,"detail":null,"error":"Invalid path"}""", plex.Body.GetRawText());
        Assert.Equal("""{"exists":false,"valid_jellyfin_structure":false,"writable":false,"detail":null,"error":null}""", jellyfin.Body.GetRawText());
    }

    [Fact]
    public async Task Without_the_token_nothing_of_the_settings_is_told_or_changed()
    {
        foreach ((HttpMethod method, string path) in new[] { (HttpMethod.Get, "/api/settings"), (HttpMethod.Post, "/api/settings"), (HttpMethod.Get, "/api/settings/backups"), (HttpMethod.Post, "/api/settings/backups/restore") })
        {
            Assert.Equal(401, (await app.SendAsync(method, path, null, ("X-Nothing", "1"))).Status);
        }
    }

    private static async Task<string?> NewestWithAsync(JsonElement file, string text)
    {
        foreach (JsonElement backup in file.GetProperty("backups").EnumerateArray())
        {
            if ((await File.ReadAllTextAsync(backup.GetProperty("path").GetString()!, AppBox.Soon)).Contains(text, StringComparison.Ordinal))
            {
                return backup.GetProperty("filename").GetString();
            }
        }

        return null;
    }
}
