using PreviewForge.Contracts.Work;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Outputs;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.MediaServers.Outputs;

public sealed class OutputStatusTests
{
    private readonly StubVendor _plex = new(ServerType.Plex);
    private readonly StubVendor _jellyfin = new(ServerType.Jellyfin);

    [Fact]
    public async Task Plex_needs_the_id_of_the_item_and_is_not_asked_without()
    {
        await using AppBox box = await OpenAsync();
        _plex.Connected.Clear();

        OutputStatusAnswer answer = await box.Get<OutputStatus>().CheckAsync("attic", "/m/a.mkv", null, AppBox.Soon);

        Assert.Equal((true, false, "plex_bundle"), (answer.NeedsItemId, answer.Exists, answer.Adapter));
        Assert.NotEmpty(answer.Message!);
    }

    [Fact]
    public async Task Of_several_versions_the_one_is_planned_that_is_this_video()
    {
        await using AppBox box = await OpenAsync();
        string video = box.Video("b.mkv");
        _plex.Files = [new ServerItem { ItemId = "7", RemotePath = "/data/a.mkv" }, new ServerItem { ItemId = "7", RemotePath = "/data/b.mkv" }];

        await box.Get<OutputStatus>().CheckAsync("attic", video, "7", AppBox.Soon);

        Assert.Equal("/data/b.mkv", Assert.Single(_plex.Planned).Item!.RemotePath);
    }

    [Fact]
    public async Task Sheets_are_there_when_the_first_is_in_their_folder()
    {
        await using AppBox box = await OpenAsync();
        string video = box.Video("a.mkv");
        string sheets = Path.Combine(box.Media, "a.trickplay", "320 - 10x10");
        _jellyfin.Plan = new ServerPlan.Ready([new OutputPlan("j", OutputFormat.Trickplay, sheets, 320, 10)]);

        OutputStatusAnswer before = await box.Get<OutputStatus>().CheckAsync("j", video, null, AppBox.Soon);
        Directory.CreateDirectory(sheets);
        await File.WriteAllTextAsync(Path.Combine(sheets, "0.jpg"), "", AppBox.Soon);
        OutputStatusAnswer after = await box.Get<OutputStatus>().CheckAsync("j", video, null, AppBox.Soon);

        Assert.Equal((false, true), (before.Exists, after.Exists));
        Assert.Equal([$"{sheets}/"], before.MissingPaths);
        Assert.Equal([$"{sheets}/"], after.Paths);
        Assert.Empty(after.MissingPaths);
    }

    [Fact]
    public async Task What_waits_says_for_what_and_an_absent_server_is_an_upstream_error()
    {
        await using AppBox box = await OpenAsync();
        string video = box.Video("a.mkv");
        _jellyfin.Plan = new ServerPlan.Pending(PendingCause.NotInLibrary, "Not in the library yet");
        Assert.Equal("Not in the library yet", (await box.Get<OutputStatus>().CheckAsync("j", video, null, AppBox.Soon)).Message);

        _jellyfin.Plan = new ServerPlan.Pending(PendingCause.Unreachable, "Away");
        Assert.Equal("Away", await Entries.RefusalAsync(502, () => box.Get<OutputStatus>().CheckAsync("j", video, null, AppBox.Soon)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("relative.mkv")]
    [InlineData("/etc/passwd")]
    [InlineData("/a\0b")]
    public async Task A_path_outside_the_media_root_is_refused(string? path)
    {
        await using AppBox box = await OpenAsync();

        await Entries.RefusalAsync(400, () => box.Get<OutputStatus>().CheckAsync("j", path, null, AppBox.Soon));
    }

    private async Task<AppBox> OpenAsync()
    {
        AppBox box = await StubVendor.OpenAsync(_plex, _jellyfin);
        await box.AddAsync(Entries.Plex($$"""{"path_mappings": [{"remote_prefix": "/data", "local_prefix": "{{box.Media}}"}]}"""));
        await box.AddAsync(Entries.Plex("""{"id": "j", "type": "jellyfin", "auth": {"api_key": "x"}}"""));
        return box;
    }
}
