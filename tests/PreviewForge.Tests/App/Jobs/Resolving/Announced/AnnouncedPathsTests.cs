using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Storage;
using PreviewForge.Tests.App.Automation.Webhooks;
using PreviewForge.Tests.App.Jobs.Resolving.Servers;

namespace PreviewForge.Tests.App.Jobs.Resolving.Announced;

/// <summary>What paths of webhooks become, on a folder server over all media.</summary>
public sealed class AnnouncedPathsTests
{
    [Fact]
    public async Task A_path_under_the_senders_mount_is_found_under_ours()
    {
        await using AppBox box = await AppBox.OpenAsync();
        string film = box.Video("films/Reef (2019)/Reef.mkv");
        await box.MapAsync(0, "/srv/films", box.Local("films"), "/downloads/films");
        await box.ChangeServersAsync(servers => servers[0]!["libraries"]![0]!["remote_paths"]![0] = "/srv/films");

        JobItemRow webhook = Assert.Single(await box.ItemsAsync(await box.ResolveAsync(WebhookBox.Radarr("/downloads/films/Reef (2019)/Reef.mkv"))));
        JobItemRow server = Assert.Single(await box.ItemsAsync(await box.ResolveAsync(WebhookBox.Radarr("/srv/films/Reef (2019)/Reef.mkv"))));

        Assert.Equal((film, ItemState.Listed), (webhook.Path, webhook.State));
        Assert.Equal((film, ItemState.Listed), (server.Path, server.State));
    }

    [Fact]
    public async Task Of_several_names_the_first_that_is_owned_and_there_counts()
    {
        await using AppBox box = await AppBox.OpenAsync();
        string second = box.Video("b/Reef.mkv");
        await box.ChangeServersAsync(servers =>
        {
            var copy = servers[0]!.DeepClone();
            (copy["id"], copy["name"]) = ("other", "Other");
            servers.Add(copy);
        });
        await box.MapAsync(0, "/srv", box.Local("a"), "/downloads");
        await box.MapAsync(1, "/srv", box.Local("b"), "/downloads");

        await box.ChangeServersAsync(servers =>
        {
            servers[0]!["libraries"]![0]!["remote_paths"]![0] = "/srv";
            servers[1]!["libraries"]![0]!["remote_paths"]![0] = "/srv";
        });

        Assert.Equal(second, Assert.Single(await box.ItemsAsync(await box.ResolveAsync(WebhookBox.Radarr("/downloads/Reef.mkv")))).Path);
        JobItemRow missing = Assert.Single(await box.ItemsAsync(await box.ResolveAsync(WebhookBox.Radarr("/downloads/Kelp.mkv"))));
        Assert.Equal((box.Local("a/Kelp.mkv"), ItemOutcome.SkippedFileNotFound), (missing.Path, missing.Outcome));
    }

    [Fact]
    public async Task A_folder_becomes_its_videos()
    {
        await using AppBox box = await AppBox.OpenAsync();
        box.Video("Kelp/Kelp.mkv");
        box.Video("Kelp/Extra/Making of.mkv");
        box.Video("Kelp/poster.jpg");

        List<JobItemRow> items = await box.ItemsAsync(await box.ResolveAsync(WebhookBox.Radarr(box.Local("Kelp"))));

        Assert.Equal(["Making of.mkv", "Kelp.mkv"], items.Select(item => Path.GetFileName(item.Path)));
    }

    [Fact]
    public async Task A_librarys_own_folder_is_never_scanned_because_a_webhook_names_it()
    {
        await using AppBox box = await AppBox.OpenAsync();
        box.Video("Kelp.mkv");

        JobItemRow item = Assert.Single(await box.ItemsAsync(await box.ResolveAsync(WebhookBox.Radarr(box.Media))));

        Assert.Equal((box.Media, ItemOutcome.UnresolvedVendor), (item.Path, item.Outcome));
    }

    [Fact]
    public async Task A_file_that_is_not_there_yet_is_owed()
    {
        await using AppBox box = await AppBox.OpenAsync();

        JobItemRow item = Assert.Single(await box.ItemsAsync(await box.ResolveAsync(WebhookBox.Radarr(box.Local("late.mkv")))));

        Assert.Equal((ItemState.Done, ItemOutcome.SkippedFileNotFound, true), (item.State, item.Outcome, item.IsOwed));
    }

    [Fact]
    public async Task A_path_that_nobody_holds_is_owed_with_advice()
    {
        await using AppBox box = await AppBox.OpenAsync();
        string library = Path.GetFileName(box.Media);

        JobItemRow item = Assert.Single(await box.ItemsAsync(await box.ResolveAsync(WebhookBox.Radarr($"/data/{library}/Reef.mkv"))));

        Assert.Equal(($"/data/{library}/Reef.mkv", ItemState.Done, ItemOutcome.UnresolvedVendor, true), (item.Path, item.State, item.Outcome, item.IsOwed));
        Assert.Equal("unresolved_vendor", Snake<ItemOutcome>.Text(item.Outcome!.Value));
        Assert.Contains("add the mapping", item.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/m/\0.mkv")]
    [InlineData("C:\\films\\x.mkv")]
    [InlineData("../../etc/passwd")]
    public async Task What_is_no_path_here_harms_nobody(string path)
    {
        await using AppBox box = await AppBox.OpenAsync();

        JobItemRow item = Assert.Single(await box.ItemsAsync(await box.ResolveAsync(WebhookBox.Radarr(path))));

        Assert.Equal(ItemState.Done, item.State);
        Assert.NotEmpty(item.Reason!);
    }

    [Fact]
    public async Task A_link_out_of_the_media_root_leads_nowhere()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await File.WriteAllTextAsync(box.Folder.Path("secret.mkv"), "", AppBox.Soon);
        File.CreateSymbolicLink(box.Local("stolen.mkv"), box.Folder.Path("secret.mkv"));

        Assert.Equal(ItemOutcome.SkippedFileNotFound, Assert.Single(await box.ItemsAsync(await box.ResolveAsync(WebhookBox.Radarr(box.Local("stolen.mkv"))))).Outcome);
    }

    [Fact]
    public async Task What_is_no_video_ends_so()
    {
        await using AppBox box = await AppBox.OpenAsync();

        JobItemRow item = Assert.Single(await box.ItemsAsync(await box.ResolveAsync(WebhookBox.Radarr(box.Video("Reef.nfo")))));

        Assert.Equal((ItemOutcome.NoMediaParts, false), (item.Outcome, item.IsOwed));
    }

    [Fact]
    public async Task A_job_of_which_nothing_is_known_fails_and_scans_nothing()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.AnnounceAsync(WebhookBox.Radarr(box.Video("Reef.mkv")));
        await box.Database.WriteAsync(context => context.Arrivals.ExecuteDeleteAsync(AppBox.Soon), AppBox.Soon);

        Assert.NotNull(await box.Get<JobResolver>().ResolveAsync(job, AppBox.Soon));

        Assert.Empty(await box.ItemsAsync(job));
        Assert.False(await box.Database.ReadAsync(context => context.Sources.AnyAsync(AppBox.Soon), AppBox.Soon));
    }

    [Fact]
    public async Task Resolving_twice_adds_nothing_twice()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.AnnounceAsync(WebhookBox.Radarr(box.Video("Reef.mkv"), box.Local("late.mkv")));
        await box.Get<JobResolver>().ResolveAsync(job, AppBox.Soon);
        await box.Database.WriteAsync(
            context => context.Jobs.ExecuteUpdateAsync(update => update.SetProperty(row => row.Frames, (FrameOptions?)null), AppBox.Soon), AppBox.Soon);

        await box.Get<JobResolver>().ResolveAsync(job, AppBox.Soon);

        Assert.Equal(2, (await box.ItemsAsync(job)).Count);
    }
}
