using System.Text.Json.Nodes;
using PreviewForge.Functions.Settings.Backups;

namespace PreviewForge.Tests.App.Settings.Backups;

public sealed class RollingBackupsTests
{
    [Fact]
    public async Task Two_saves_in_one_second_keep_both_states_in_order()
    {
        using var folder = new SettingsFolder();

        await SaveAsync(folder, 1, 2, 3);

        Assert.Equal(["settings.json.20260301-120000.bak", "settings.json.20260301-120001.bak"], folder.Files("*.bak"));
        Assert.Equal([1, 2], folder.Files("*.bak").Select(name => ThreadsIn(folder, name)));
    }

    [Theory]
    [InlineData(null, 10)]
    [InlineData("3", 3)]
    [InlineData("0", 1)]
    [InlineData("many", 10)]
    public async Task As_many_are_kept_as_the_environment_says(string? keep, int kept)
    {
        using var folder = new SettingsFolder(keep is null ? [] : [("CONFIG_BACKUP_KEEP", keep)]);

        await SaveAsync(folder, [.. Enumerable.Range(1, 14)]);

        Assert.Equal(Enumerable.Range(14 - kept, kept), folder.Files("*.bak").Select(name => ThreadsIn(folder, name)));
    }

    [Fact]
    public async Task What_the_settings_say_beats_the_environment()
    {
        using var folder = new SettingsFolder(("CONFIG_BACKUP_KEEP", "9"));
        folder.Write("settings.json", """{"config_backup_keep": 2}""");

        await SaveAsync(folder, 1, 2, 3, 4, 5);

        Assert.Equal(2, folder.Files("*.bak").Length);
    }

    [Fact]
    public async Task Old_ones_go_when_they_are_too_old()
    {
        using var folder = new SettingsFolder();
        folder.Write("settings.json", """{"config_backup_max_age_days": 7}""");
        folder.Write("settings.json.20260222-115959.bak", "{}");
        folder.Write("settings.json.20260222-120001.bak", "{}");

        await SaveAsync(folder, 1);

        Assert.Equal(["settings.json.20260222-120001.bak", "settings.json.20260301-120000.bak"], folder.Files("*.bak"));
    }

    [Fact]
    public async Task Copies_of_other_kinds_are_never_pruned()
    {
        using var folder = new SettingsFolder(("CONFIG_BACKUP_KEEP", "1"), ("CONFIG_BACKUP_MAX_AGE_DAYS", "1"));
        string[] others = ["settings.json.bak", "settings.json.before-schema-13.bak", "settings.json.2019.bak", "schedules.json.20190101-000000.bak", "my-settings.json.bak"];
        foreach (string name in others)
        {
            folder.Write(name, "{}");
        }

        await SaveAsync(folder, 1, 2, 3);

        Assert.All(others, name => Assert.Contains(name, folder.Files()));
    }

    [Fact]
    public async Task The_newest_stays_also_when_a_wrong_clock_made_others_look_newer()
    {
        using var folder = new SettingsFolder(("CONFIG_BACKUP_KEEP", "2"));
        folder.Write("settings.json.20990101-000000.bak", "{}");
        folder.Write("settings.json.20990101-000001.bak", "{}");

        await SaveAsync(folder, 1, 2);

        Assert.Equal(["settings.json.20260301-120000.bak", "settings.json.20990101-000001.bak"], folder.Files("*.bak"));
    }

    [Fact]
    public async Task The_inventory_names_every_managed_file_newest_first_and_the_old_single_copy()
    {
        using var folder = new SettingsFolder();
        await SaveAsync(folder, 1, 2, 3);
        folder.Write("settings.json.bak", "{}");
        File.SetLastWriteTimeUtc(folder.Path("settings.json.bak"), DateTime.UnixEpoch.AddSeconds(500));
        File.SetLastWriteTimeUtc(folder.Path("settings.json.20260301-120000.bak"), DateTime.UnixEpoch.AddSeconds(1000));
        File.SetLastWriteTimeUtc(folder.Path("settings.json.20260301-120001.bak"), DateTime.UnixEpoch.AddSeconds(2000.5));
        File.SetLastWriteTimeUtc(folder.Path("settings.json"), DateTime.UnixEpoch.AddSeconds(1500));

        IReadOnlyList<ManagedFileView> files = folder.Get<BackupInventory>().List();

        Assert.Equal(["settings.json", "schedules.json", "webhook_history.json", "setup_state.json"], files.Select(file => file.Name));
        Assert.Equal(
            [("settings.json.20260301-120001.bak", "20260301-120001", 2000.5, false), ("settings.json.20260301-120000.bak", "20260301-120000", 1000, false), ("settings.json.bak", null, 500, true)],
            files[0].Backups.Select(backup => (backup.Filename, backup.Timestamp, backup.Mtime, backup.Legacy)));
        Assert.Equal((1500, true, true), (files[0].LiveMtime, files[0].HasBak, files[0].BakNewer));
        Assert.Equal((null, false, false), (files[1].LiveMtime, files[1].HasBak, files[1].BakNewer));
    }

    private static async Task SaveAsync(SettingsFolder folder, params int[] threads)
    {
        foreach (int number in threads)
        {
            await folder.Store.UpdateAsync(json => json["cpu_threads"] = number, AppBox.Soon);
        }
    }

    private static int ThreadsIn(SettingsFolder folder, string name) => (int)JsonNode.Parse(File.ReadAllText(folder.Path(name)))!["cpu_threads"]!;
}
