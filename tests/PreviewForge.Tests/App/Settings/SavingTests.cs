using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Settings.Backups;

namespace PreviewForge.Tests.App.Settings;

public sealed class SavingTests : IDisposable
{
    private readonly SettingsFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_change_that_changes_nothing_writes_nothing()
    {
        const string content = """{ "cpu_threads": 3 } """;
        _folder.Write("settings.json", content);

        Assert.False(await _folder.Store.UpdateAsync(json => json["cpu_threads"] = 3, AppBox.Soon));

        Assert.Equal(content, _folder.Content);
        Assert.Equal(["settings.json"], _folder.Files());
    }

    [Fact]
    public async Task A_new_file_starts_at_the_current_schema()
    {
        await _folder.Store.UpdateAsync(json => json["cpu_threads"] = 3, AppBox.Soon);

        Assert.Equal(13, (int)_folder.Json["_schema_version"]!);
    }

    [Fact]
    public async Task Before_a_save_the_file_is_copied_as_it_is_for_its_owner_only()
    {
        const string content = """{ "cpu_threads": 1, } // by hand""";
        _folder.Write("settings.json", content);

        await _folder.Store.UpdateAsync(json => json["cpu_threads"] = 2, AppBox.Soon);

        string backup = _folder.Path("settings.json.20260301-120000.bak");
        Assert.Equal(content, await File.ReadAllTextAsync(backup, AppBox.Soon));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup));
    }

    [Fact]
    public async Task Values_that_nobody_touched_keep_every_digit_and_letter()
    {
        _folder.Write("settings.json", """{"big": 123456789012345678901234567890, "exact": 1.50, "name": "Häfen <&> 港", "emoji": "\ud83c\udf0a", "nothing": null}""");

        await _folder.Store.UpdateAsync(json => json["cpu_threads"] = 2, AppBox.Soon);

        Assert.Contains("123456789012345678901234567890", _folder.Content, StringComparison.Ordinal);
        Assert.Contains("1.50", _folder.Content, StringComparison.Ordinal);
        Assert.Contains("Häfen <&> 港", _folder.Content, StringComparison.Ordinal);
        Assert.Equal("🌊", (string?)_folder.Json["emoji"]);
        Assert.True(_folder.Json.ContainsKey("nothing"));
    }

    [Fact]
    public async Task Changes_at_the_same_time_are_all_kept()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => _folder.Store.UpdateAsync(json => json[$"key_{number}"] = number, AppBox.Soon)));

        Assert.Equal(20, _folder.Json.Count(pair => pair.Key.StartsWith("key_", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_a_person_saves_during_a_change_is_kept_and_the_change_is_made_on_it()
    {
        _folder.Write("settings.json", """{"cpu_threads": 1}""");
        bool interrupted = false;

        await _folder.Store.UpdateAsync(
            json =>
            {
                json["ffmpeg_threads"] = 4;
                if (!interrupted)
                {
                    interrupted = true;
                    _folder.Write("settings.json", """{"cpu_threads": 7}""");
                }
            },
            AppBox.Soon);

        Assert.Equal((7, 4), ((int)_folder.Json["cpu_threads"]!, (int)_folder.Json["ffmpeg_threads"]!));
    }

    [Fact]
    public async Task A_backup_that_cannot_be_made_is_told_and_hinders_no_save()
    {
        _folder.Write("settings.json", """{"cpu_threads": 1}""");
        Directory.CreateDirectory(_folder.Path("settings.json.20260301-120000.bak"));

        await _folder.Store.UpdateAsync(json => json["cpu_threads"] = 2, AppBox.Soon);

        Assert.Equal(2, (int)_folder.Json["cpu_threads"]!);
        Assert.Contains("No backup could be made", _folder.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named_with_who_we_are_and_its_mode()
    {
        using var store = new SettingsStore(new AppFolders("/sys/kernel", "/"), _folder.Get<RollingBackups>());

        var refused = await Assert.ThrowsAsync<SettingsException>(() => store.UpdateAsync(json => json["cpu_threads"] = 2, AppBox.Soon));

        Assert.Equal(SettingsFault.Unsaved, refused.Fault);
        Assert.Matches("uid [0-9]+, gid [0-9]+; the mode of /sys/kernel is 0[0-7]{3}", refused.Message);
    }

    [Theory]
    [InlineData("14")]
    [InlineData("\"14\"")]
    [InlineData("\"soon\"")]
    public async Task Settings_of_another_schema_than_ours_are_neither_read_nor_written(string version)
    {
        string content = $$"""{"_schema_version": {{version}}, "cpu_threads": 1}""";
        _folder.Write("settings.json", content);

        Assert.Throws<SettingsException>(() => _folder.Store.Read());
        await Assert.ThrowsAsync<SettingsException>(() => _folder.Store.UpdateAsync(json => json["cpu_threads"] = 2, AppBox.Soon));

        Assert.Equal(content, _folder.Content);
    }

    [Theory]
    [InlineData("{\"a\": \"\\ud800\"}")]
    [InlineData("{\"a\": \"\\udc00x\"}")]
    public void Text_that_is_no_Unicode_is_told_at_once(string content)
    {
        _folder.Write("settings.json", content);

        Assert.Contains("not valid UTF-8", Assert.Throws<SettingsException>(() => _folder.Store.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mark_that_some_editors_put_first_is_no_part_of_the_JSON()
    {
        _folder.Write("settings.json", "\uFEFF{\"cpu_threads\": 5}");

        Assert.Equal(5, _folder.Store.Read().CpuThreads);
    }
}
