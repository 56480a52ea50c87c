using PreviewForge.Functions.MediaServers.Owners;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.MediaServers.Owners;

public sealed class OwnerLookupTests
{
    [Fact]
    public async Task An_owner_is_told_with_its_library_and_the_local_folder()
    {
        await using AppBox box = await OpenAsync();

        OwnerAnswer answer = Ask(box, $"{box.Media}//Films/../Films/a.mkv");

        Assert.Equal($"{box.Media}/Films/a.mkv", answer.Path);
        Assert.Equal([new OwnerRow("films", "all", "All", box.Media, false), new OwnerRow("attic", "1", "Films", $"{box.Media}/Films", false)], answer.Owners);
        Assert.Empty(answer.Candidates);
        Assert.Contains(answer.Steps, step => step is { Step: "folder", ServerId: "attic", Verdict: "holds", RemotePath: "/data/Films" } && step.Mapping!.StartsWith("/data → ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_excluded_path_is_owned_and_says_by_which_rule_it_gets_nothing()
    {
        await using AppBox box = await OpenAsync();

        OwnerAnswer answer = Ask(box, $"{box.Media}/Extras/a.mkv");

        Assert.True(Assert.Single(answer.Owners).Excluded);
        Assert.Contains(answer.Steps, step => step is { Step: "exclude", ServerId: "films" } && step.Text.Contains("Extras", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_servers_own_path_is_not_owned_but_its_local_name_is_shown()
    {
        await using AppBox box = await OpenAsync();

        OwnerAnswer answer = Ask(box, "/data/Films/a.mkv");

        Assert.Empty(answer.Owners);
        OwnerCandidate candidate = Assert.Single(answer.Candidates);
        Assert.Equal(($"{box.Media}/Films/a.mkv", "server", "attic"), (candidate.Path, candidate.View, candidate.ServerId));
        Assert.Equal(["films", "attic"], candidate.Owners);
    }

    [Fact]
    public async Task A_webhooks_path_is_not_owned_but_its_local_name_is_shown()
    {
        await using AppBox box = await OpenAsync();

        Assert.Equal(("webhook", $"{box.Media}/Films/a.mkv"), Ask(box, "/sonarr/Films/a.mkv").Candidates.Select(candidate => (candidate.View, candidate.Path)).Single());
    }

    [Fact]
    public async Task A_mapping_that_would_help_is_proposed()
    {
        await using AppBox box = await OpenAsync();

        OwnerHint hint = Assert.Single(Ask(box, "/mnt/disk/Films/a.mkv").Hints);

        Assert.Equal(("attic", "/data", "/mnt/disk"), (hint.ServerId, hint.RemotePrefix, hint.LocalPrefix));
    }

    [Fact]
    public async Task What_is_disabled_says_so()
    {
        await using AppBox box = await OpenAsync();
        await box.Get<SettingsStore>().UpdateAsync(
            json =>
            {
                StoredServers.Get(json, "films")["enabled"] = false;
                StoredServers.Get(json, "attic")["libraries"]![0]!["enabled"] = false;
            },
            AppBox.Soon);

        OwnerAnswer answer = Ask(box, $"{box.Media}/Films/a.mkv");

        Assert.Empty(answer.Owners);
        Assert.Contains(answer.Steps, step => step is { Step: "server", ServerId: "films", Verdict: "disabled" });
        Assert.Contains(answer.Steps, step => step is { Step: "library", ServerId: "attic", LibraryId: "1", Verdict: "disabled" });
        Assert.Contains(answer.Steps, step => step is { Step: "folder", ServerId: "attic", Verdict: "disabled" });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("/a\0b")]
    public async Task What_is_no_path_is_refused(string? path)
    {
        await using AppBox box = await OpenAsync();

        await Entries.RefusalAsync(400, () => Task.FromResult(Ask(box, path)));
    }

    private static async Task<AppBox> OpenAsync()
    {
        AppBox box = await StubVendor.OpenAsync(new StubVendor(ServerType.Plex));
        await box.AddAsync(Entries.Plex(
            $$"""{"path_mappings": [{"remote_prefix": "/data", "local_prefix": "{{box.Media}}", "webhook_prefixes": ["/sonarr"]}], "libraries": [{"id": "1", "name": "Films", "remote_paths": ["/data/Films"]}]}"""));
        return box;
    }

    private static OwnerAnswer Ask(AppBox box, string? path) => box.Get<OwnerLookup>().Explain(path);
}
