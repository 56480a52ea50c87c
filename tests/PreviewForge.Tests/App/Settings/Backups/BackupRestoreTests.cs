using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Settings.Backups;

namespace PreviewForge.Tests.App.Settings.Backups;

public sealed class BackupRestoreTests : IDisposable
{
    private const string Backup = "settings.json.20260201-100000.bak";

    private readonly SettingsFolder _folder = new();

    public BackupRestoreTests() => _folder.Write("settings.json", """{"_schema_version": 13, "thumbnail_interval": 5}""");

    private BackupRestore Restore => _folder.Get<BackupRestore>();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_running_app_goes_on_with_the_restored_settings_and_the_next_save_keeps_them()
    {
        _folder.Write(Backup, """{"_schema_version": 13, "thumbnail_interval": 42}""");
        Assert.Equal(5, _folder.Store.Read().ThumbnailInterval);

        Assert.Equal(Backup, await Restore.RestoreAsync("settings.json", Backup, AppBox.Soon));

        Assert.Equal(42, _folder.Store.Read().ThumbnailInterval);
        await _folder.Store.UpdateAsync(json => json["cpu_threads"] = 2, AppBox.Soon);
        Assert.Equal(42, _folder.Store.Read().ThumbnailInterval);
    }

    [Fact]
    public async Task The_file_as_it_was_becomes_a_backup_and_the_restored_one_stays()
    {
        string before = _folder.Content;
        _folder.Write(Backup, """{"_schema_version": 13}""");

        await Restore.RestoreAsync("settings.json", Backup, AppBox.Soon);

        Assert.Equal(before, await File.ReadAllTextAsync(_folder.Path("settings.json.20260301-120000.bak"), AppBox.Soon));
        Assert.Contains(Backup, _folder.Files());
    }

    [Fact]
    public async Task Without_a_name_the_newest_is_taken()
    {
        _folder.Write("settings.json.20260101-000000.bak", """{"_schema_version": 13, "thumbnail_interval": 1}""");
        _folder.Write(Backup, """{"_schema_version": 13, "thumbnail_interval": 2}""");
        File.SetLastWriteTimeUtc(_folder.Path("settings.json.20260101-000000.bak"), DateTime.UnixEpoch);

        Assert.Equal(Backup, await Restore.RestoreAsync("settings.json", null, AppBox.Soon));
    }

    [Fact]
    public async Task A_broken_file_is_replaced_and_kept_for_whoever_wants_to_mend_it()
    {
        _folder.Write("settings.json", "{ broken");
        _folder.Write(Backup, """{"_schema_version": 13, "thumbnail_interval": 42}""");

        await Restore.RestoreAsync("settings.json", Backup, AppBox.Soon);

        Assert.Equal(42, _folder.Store.Read().ThumbnailInterval);
        Assert.Equal("{ broken", await File.ReadAllTextAsync(_folder.Path("settings.json.20260301-120000.bak"), AppBox.Soon));
    }

    [Fact]
    public async Task Settings_of_an_old_schema_are_migrated_on_the_way()
    {
        _folder.Write("settings.json.bak", """{"plex_url": "http://plex:32400", "plex_token": "abc", "thumbnail_interval": 4}""");

        await Restore.RestoreAsync("settings.json", "settings.json.bak", AppBox.Soon);

        MediaServerSettings plex = Assert.Single(_folder.Store.Read().MediaServers);
        Assert.Equal((4, 13), (plex.Output.FrameInterval, (int)_folder.Json["_schema_version"]!));
    }

    [Theory]
    [InlineData("{ \"half\": ")]
    [InlineData("[1]")]
    [InlineData("""{"_schema_version": 14}""")]
    public async Task A_backup_that_the_app_could_not_run_on_is_refused_and_nothing_changes(string content)
    {
        string before = _folder.Content;
        _folder.Write(Backup, content);

        ApiException refused = await Assert.ThrowsAsync<ApiException>(() => Restore.RestoreAsync("settings.json", Backup, AppBox.Soon));

        Assert.Equal(400, refused.Status);
        Assert.Equal(before, _folder.Content);
    }

    [Theory]
    [InlineData("auth.json", null, 400)]
    [InlineData("../settings.json", null, 400)]
    [InlineData("", null, 400)]
    [InlineData("settings.json", "../../etc/passwd", 404)]
    [InlineData("settings.json", "settings.json", 404)]
    [InlineData("settings.json", "schedules.json.20260201-100000.bak", 404)]
    [InlineData("webhook_history.json", null, 404)]
    public async Task Only_backups_of_managed_files_are_put_back(string file, string? backup, int status)
    {
        _folder.Write(Backup, "{}");
        _folder.Write("schedules.json.20260201-100000.bak", "{}");

        Assert.Equal(status, (await Assert.ThrowsAsync<ApiException>(() => Restore.RestoreAsync(file, backup, AppBox.Soon))).Status);
    }

    [Fact]
    public async Task Another_managed_file_is_put_back_byte_for_byte()
    {
        _folder.Write("schedules.json", "{}");
        _folder.Write("schedules.json.20260201-100000.bak", """{ "schedules": {} } """);

        await Restore.RestoreAsync("schedules.json", null, AppBox.Soon);

        Assert.Equal("""{ "schedules": {} } """, await File.ReadAllTextAsync(_folder.Path("schedules.json"), AppBox.Soon));
    }
}
