using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Probing;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.MediaServers.Probing;

public sealed class LibraryRefreshTests
{
    private const string Known = """{"libraries": [{"id": "1", "name": "Films", "remote_paths": ["/data/films"], "enabled": false, "mine": 1}, {"id": "2", "name": "Old", "remote_paths": ["/data/old"]}]}""";

    private readonly StubVendor _plex = new(ServerType.Plex) { Libraries = [new("1", "Feature films", ["/data/films", "/data2/films"], "movie"), new("3", "Shows", ["/data/tv"], "episode")] };

    [Fact]
    public async Task Switches_stay_new_libraries_are_on_and_those_that_are_gone_are_gone()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        await box.AddAsync(Entries.Plex(Known));

        await box.Get<LibraryRefresh>().RunAsync("attic", AppBox.Soon);

        IReadOnlyList<LibrarySettings> libraries = box.Get<SettingsStore>().Read().MediaServers.Single(server => server.Id == "attic").Libraries;
        Assert.Equal([("1", "Feature films", false, 2), ("3", "Shows", true, 1)], libraries.Select(library => (library.Id, library.Name, library.Enabled, library.RemotePaths.Count)));
        Assert.Equal(1, box.Stored("attic")["libraries"]![0]!["mine"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_failed_listing_never_empties_the_snapshot()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        await box.AddAsync(Entries.Plex(Known));
        _plex.BeforeAnswer = () => throw StubVendor.Away;

        await Assert.ThrowsAsync<ServerUnreachableException>(() => box.Get<LibraryRefresh>().RunAsync("attic", AppBox.Soon));

        Assert.Equal(2, box.Stored("attic")["libraries"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_server_that_suddenly_lists_nothing_is_not_believed()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        await box.AddAsync(Entries.Plex(Known));
        _plex.Libraries = [];

        Assert.Contains("lists no libraries", await Entries.RefusalAsync(502, () => box.Get<LibraryRefresh>().RunAsync("attic", AppBox.Soon)), StringComparison.Ordinal);

        Assert.Equal(2, box.Stored("attic")["libraries"]!.AsArray().Count);
    }

    [Fact]
    public void A_library_without_folders_in_the_answer_keeps_those_it_had()
    {
        JsonArray stored = [Entries.Json("""{"id": "1", "name": "Films", "remote_paths": ["/data/films"], "enabled": true}""")];

        JsonObject merged = Assert.Single(LibraryMerge.Of(stored, [new ServerLibrary("1", "Films", [], null)]));

        Assert.Equal("""["/data/films"]""", merged["remote_paths"]!.ToJsonString());
    }

    [Fact]
    public void Beside_libraries_that_were_only_picked_by_name_an_unnamed_one_stays_out()
    {
        JsonArray picked = [Entries.Json("""{"id": "Films", "name": "Films", "remote_paths": [], "enabled": true}""")];

        JsonObject[] merged = LibraryMerge.Of(picked, _plex.Libraries.Select(library => library with { Name = library.Id == "1" ? "Films" : library.Name }).ToList());

        Assert.Equal([("1", true), ("3", false)], merged.Select(library => (library.TextOf("id"), library["enabled"]!.GetValue<bool>())));
    }

    [Fact]
    public async Task A_disabled_server_is_never_contacted()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        await box.AddAsync(Entries.Plex("""{"enabled": false}"""));

        await Entries.RefusalAsync(409, () => box.Get<LibraryRefresh>().RunAsync("attic", AppBox.Soon));
        await Entries.RefusalAsync(409, () => box.Get<ConnectionTest>().TestAsync("attic", AppBox.Soon));

        Assert.Empty(_plex.Connected);
    }
}
