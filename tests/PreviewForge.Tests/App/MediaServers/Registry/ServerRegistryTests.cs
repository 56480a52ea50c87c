using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.MediaServers.Registry;

public sealed class ServerRegistryTests
{
    private readonly StubVendor _plex = new(ServerType.Plex);

    [Fact]
    public async Task A_new_server_gets_an_id_of_32_hex_digits_and_the_global_interval()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        await box.Get<SettingsStore>().UpdateAsync(json => json["thumbnail_interval"] = 7, AppBox.Soon);
        JsonObject entry = Entries.Plex();
        entry.Remove("id");

        JsonObject view = await box.AddAsync(entry);

        Assert.Matches("^[0-9a-f]{32}$", view.TextOf("id"));
        Assert.Equal(7, box.Stored(view.TextOf("id"))["output"]!["frame_interval"]!.GetValue<int>());
        Assert.Equal((30, true, true), (view["timeout"]!.GetValue<int>(), view["verify_ssl"]!.GetValue<bool>(), view["enabled"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task An_id_that_is_taken_is_a_conflict_and_changes_nothing()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        await box.AddAsync(Entries.Plex());

        await Entries.RefusalAsync(409, () => box.AddAsync(Entries.Plex("""{"name": "Other"}""")));

        Assert.Equal("Attic", box.Stored("attic").TextOf("name"));
    }

    [Fact]
    public async Task An_entry_of_an_unknown_type_is_hidden_in_the_list_and_stays_in_the_file()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        await box.Get<SettingsStore>().UpdateAsync(json => StoredServers.In(json).Add(Entries.Json("""{"id": "k", "type": "kodi", "shelf": 4}""")), AppBox.Soon);

        await box.AddAsync(Entries.Plex());

        Assert.Equal(["films", "attic"], box.Get<ServerRegistry>().List().Select(server => server.TextOf("id")));
        Assert.Equal(4, box.Stored("k")["shelf"]!.GetValue<int>());
        await Entries.RefusalAsync(400, () => Task.FromResult(box.Get<ServerRegistry>().Get("k")));
    }

    [Fact]
    public async Task A_change_keeps_what_it_does_not_name_unknown_keys_and_dismissals_included()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        await box.AddAsync(Entries.Plex("""{"colour": "green", "health_dismissals": ["fsevent_updates"], "output": {"shelf": 3, "width": 480}}"""));

        await box.ChangeAsync("attic", """{"name": " Loft ", "output": {"width": 240}}""");

        JsonObject stored = box.Stored("attic");
        Assert.Equal(("Loft", "green", "http://attic:32400"), (stored.TextOf("name"), stored.TextOf("colour"), stored.TextOf("url")));
        Assert.Equal((3, 240), (stored["output"]!["shelf"]!.GetValue<int>(), stored["output"]!["width"]!.GetValue<int>()));
        Assert.Equal("""["fsevent_updates"]""", stored["health_dismissals"]!.ToJsonString());
        Assert.False(box.Get<ServerRegistry>().Get("attic").ContainsKey("health_dismissals"));
    }

    [Fact]
    public async Task Older_spellings_are_taken_and_kept_in_the_new_one()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        string media = box.Media;

        JsonObject view = await box.AddAsync(Entries.Plex(
            $$"""{"type": " PLEX ", "plex_config_folder": "{{media}}", "path_mappings": [{"plex_prefix": "/data", "local_prefix": "{{media}}"}, {"remote_prefix": " "}], "exclude_paths": ["/x", {"value": " "}]}"""));

        JsonObject stored = box.Stored("attic");
        Assert.Equal(("plex", media, media), (stored.TextOf("type"), stored["output"]!["plex_config_folder"]!.GetValue<string>(), view.TextOf("plex_config_folder")));
        Assert.Equal("/data", Assert.Single(view["path_mappings"]!.AsArray())!["remote_prefix"]!.GetValue<string>());
        Assert.Equal("""[{"value":"/x","type":"path"}]""", view["exclude_paths"]!.ToJsonString());
    }

    [Fact]
    public async Task Deleting_removes_the_entry_and_a_second_time_there_is_nothing()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        await box.AddAsync(Entries.Plex());

        await box.Get<ServerRegistry>().DeleteAsync("attic", AppBox.Soon);

        Assert.Equal(["films"], box.Get<ServerRegistry>().List().Select(server => server.TextOf("id")));
        Assert.Equal("Server not found", await Entries.RefusalAsync(404, () => box.Get<ServerRegistry>().DeleteAsync("attic", AppBox.Soon)));
    }

    [Fact]
    public async Task A_folder_needs_no_address_and_its_libraries_get_ids()
    {
        await using AppBox box = await StubVendor.OpenAsync();

        JsonObject view = await box.AddAsync(Entries.Json(
            $$"""{"type": "folder", "name": "Shelf", "libraries": [{"name": "All", "remote_paths": ["{{box.Media}}"]}], "output": {"formats": ["webvtt"]} }"""));

        Assert.NotEmpty(view["libraries"]![0]!["id"]!.GetValue<string>());
        Assert.Contains(box.Get<SettingsStore>().Read().MediaServers, server => server is { Name: "Shelf", Type: ServerType.Folder, IsUsable: true });
    }

    [Fact]
    public async Task Many_changes_at_once_are_all_kept()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        await box.AddAsync(Entries.Plex());

        await Task.WhenAll(Enumerable.Range(0, 12).Select(index => box.ChangeAsync("attic", $$"""{"key{{index}}": {{index}}}""")));

        Assert.All(Enumerable.Range(0, 12), index => Assert.Equal(index, box.Stored("attic")[$"key{index}"]!.GetValue<int>()));
    }
}
