using System.Text.Json.Nodes;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.Settings;

public sealed class SettingsStoreTests : IDisposable
{
    private readonly SettingsFolder _folder = new();

    private SettingsStore Store => _folder.Store;

    private string SettingsPath => _folder.Path("settings.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_file_the_defaults_count()
        => Assert.Equal((10, 4, ToneMap.Hable, null, 0), Facts(Store.Read()));

    [Fact]
    public void A_file_that_changes_on_disk_counts_at_once()
    {
        Write("""{"thumbnail_interval": 5}""");
        Assert.Equal(5, Store.Read().ThumbnailInterval);

        Write("""{"thumbnail_interval": 25}""");
        Assert.Equal(25, Store.Read().ThumbnailInterval);
    }

    [Fact]
    public async Task A_change_keeps_every_key_that_it_does_not_touch()
    {
        Write("""{"thumbnail_interval": 5, "from_the_future": {"deep": [1, 2]}, "media_servers": [{"id": "a", "type": "plex", "mystery": true}]}""");

        await Store.UpdateAsync(json => json["cpu_threads"] = 3, AppBox.Soon);

        JsonNode saved = JsonNode.Parse(await File.ReadAllTextAsync(SettingsPath, AppBox.Soon))!;
        Assert.Equal("[1,2]", saved["from_the_future"]!["deep"]!.ToJsonString());
        Assert.True((bool)saved["media_servers"]![0]!["mystery"]!);
        Assert.Equal((5, 3), (Store.Read().ThumbnailInterval, Store.Read().CpuThreads));
    }

    [Fact]
    public async Task A_saved_file_is_for_its_owner_only_and_leaves_nothing_beside_it()
    {
        await Store.UpdateAsync(json => json["cpu_threads"] = 3, AppBox.Soon);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SettingsPath));
        Assert.Equal(["settings.json"], _folder.Files());
    }

    [Theory]
    [InlineData("{ \"thumbnail_interval\": ")]
    [InlineData("[1, 2]")]
    [InlineData("")]
    [InlineData("""{"cpu_threads": 1, "cpu_threads": 2}""")]
    public async Task A_file_that_cannot_be_read_is_named_and_never_overwritten(string content)
    {
        Write(content);

        Assert.Contains("settings.json", Assert.Throws<SettingsException>(() => Store.Read()).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SettingsException>(() => Store.UpdateAsync(json => json["cpu_threads"] = 3, AppBox.Soon));
        Assert.Equal(content, await File.ReadAllTextAsync(SettingsPath, AppBox.Soon));
    }

    [Fact]
    public void Every_problem_is_told_at_once_with_the_name_of_its_key()
    {
        Write("""{"thumbnail_interval": 0, "thumbnail_quality": "best", "tonemap_algorithm": "7", "cpu_threads": 33, "job_history_days": -1}""");

        string problems = string.Join('\n', Store.Read().Problems);

        Assert.All(
            new[] { "thumbnail_interval must", "thumbnail_quality must", "tonemap_algorithm must", "cpu_threads must", "job_history_days must" },
            key => Assert.Contains(key, problems, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}", 3, 30)]
    [InlineData("""{"webhook_retry_count": 0, "webhook_retry_delay": 45}""", 0, 45)]
    [InlineData("""{"webhook_retry_count": 99, "webhook_retry_delay": 3}""", 10, 10)]
    [InlineData("""{"webhook_retry_count": -1, "webhook_retry_delay": 301}""", 0, 300)]
    public void Retries_are_brought_into_their_ranges(string content, int count, int seconds)
    {
        Write(content);

        AppSettings settings = Store.Read();

        Assert.Equal((count, TimeSpan.FromSeconds(seconds)), (settings.RetryCount, settings.RetryDelay));
        Assert.Empty(settings.Problems);
    }

    [Fact]
    public void A_folder_server_is_read_with_its_libraries_mappings_and_outputs()
    {
        Write("""
            {"media_servers": [{"id": "f", "type": "Folder", "name": "Films", "libraries": [{"id": "1", "name": "A", "remote_paths": ["/data/a", " "], "enabled": false}],
              "path_mappings": [{"plex_prefix": "/data", "local_prefix": "/mnt"}], "exclude_paths": ["/mnt/x", {"value": "\\.iso$", "type": "regex"}],
              "output": {"formats": ["bif", "WebVTT", "bif"], "width": 480, "frame_interval": 2}}]}
            """);

        MediaServerSettings server = Assert.Single(Store.Read().MediaServers);

        Assert.Empty(Store.Read().Problems);
        Assert.Equal(("f", ServerType.Folder, "Films", true), (server.Id, server.Type, server.Name, server.Enabled));
        Assert.Equal(["/data/a"], server.Libraries.Single().RemotePaths);
        Assert.False(server.Libraries.Single().Enabled);
        Assert.Equal("/mnt", server.PathMappings.Single().LocalPrefix);
        Assert.Equal(2, server.ExcludePaths.Count);
        Assert.Equal([OutputFormat.Bif, OutputFormat.WebVtt], server.Output.Formats);
        Assert.Equal((480, 2), (server.Output.Width, server.Output.FrameInterval));
    }

    private static (int, int, ToneMap, int?, int) Facts(AppSettings settings)
        => (settings.ThumbnailInterval, settings.ThumbnailQuality, settings.ToneMap, settings.CpuThreads, settings.MediaServers.Count);

    private void Write(string content) => File.WriteAllText(SettingsPath, content);
}
