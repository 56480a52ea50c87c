using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Jobs.Resolving;

public sealed class JobResolverTests
{
    [Fact]
    public async Task A_folder_becomes_its_videos_in_natural_order_with_folders_below()
    {
        await using AppBox box = await AppBox.OpenAsync();
        foreach (string name in new[] { "S/e10.mkv", "S/e2.MKV", "S/extra/x.webm", "S/notes.txt", "S/.hidden.mkv", "S/.trash/gone.mkv" })
        {
            box.Video(name);
        }

        Guid job = await box.StartJobAsync(Path.Combine(box.Media, "S"));

        Assert.Equal(["e2.MKV", "e10.mkv", "x.webm"], (await box.ItemsAsync(job)).Select(item => Path.GetFileName(item.Path)));
    }

    [Fact]
    public async Task Links_that_run_in_a_circle_or_out_of_the_media_root_are_not_followed()
    {
        await using AppBox box = await AppBox.OpenAsync();
        box.Video("S/a.mkv");
        File.WriteAllText(box.Folder.Path("secret.mkv"), "");
        Directory.CreateSymbolicLink(Path.Combine(box.Media, "S", "loop"), Path.Combine(box.Media, "S"));
        Directory.CreateSymbolicLink(Path.Combine(box.Media, "S", "out"), box.Folder.Path(""));
        File.CreateSymbolicLink(Path.Combine(box.Media, "S", "stolen.mkv"), box.Folder.Path("secret.mkv"));

        Guid job = await box.StartJobAsync(Path.Combine(box.Media, "S"));

        Assert.EndsWith("S/a.mkv", Assert.Single(await box.ItemsAsync(job)).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_videos_that_differ_in_the_extension_only_the_first_gets_previews_whichever_is_submitted()
    {
        await using AppBox box = await AppBox.OpenAsync();
        string second = box.Video("S/Film.mp4");
        string first = box.Video("S/Film.mkv");
        box.Video("S/Film 2.avi");

        List<JobItemRow> folder = [.. await box.ItemsAsync(await box.StartJobAsync(Path.Combine(box.Media, "S")))];
        JobItemRow alone = Assert.Single(await box.ItemsAsync(await box.StartJobAsync(second)));

        Assert.Equal([null, null, ItemOutcome.SkippedExcluded], folder.OrderBy(item => item.Outcome).Select(item => item.Outcome));
        Assert.NotEmpty(folder.Single(item => item.Path == first).Plans);
        Assert.Equal(ItemOutcome.SkippedExcluded, alone.Outcome);
        Assert.StartsWith("Film.mkv differs in nothing but the extension", alone.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_leads_nowhere_is_an_item_that_says_so()
    {
        await using AppBox box = await AppBox.OpenAsync();

        Guid job = await box.StartJobAsync(Path.Combine(box.Media, "gone.mkv"));

        JobItemRow item = Assert.Single(await box.ItemsAsync(job));
        Assert.Equal((ItemState.Done, ItemOutcome.SkippedFileNotFound), (item.State, item.Outcome));
    }

    [Fact]
    public async Task A_video_that_no_server_wants_gets_no_parts_and_one_that_is_excluded_says_so()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.Get<SettingsStore>().UpdateAsync(json => json["media_servers"]![0]!["libraries"]![0]!["remote_paths"] = new System.Text.Json.Nodes.JsonArray(Path.Combine(box.Media, "Extras"), Path.Combine(box.Media, "Films")), AppBox.Soon);

        Guid job = await box.StartJobAsync(box.Video("Other/a.mkv"), box.Video("Extras/b.mkv"), box.Video("Films/c.mkv"));

        Assert.Equal([(ItemOutcome.NoMediaParts, true), (ItemOutcome.SkippedExcluded, false), (null, false)], (await box.ItemsAsync(job)).Select(item => (item.Outcome, item.IsOwed)));
    }

    [Fact]
    public async Task Outputs_have_the_places_and_names_that_players_look_for()
    {
        await using AppBox box = await AppBox.OpenAsync("bif", "trickplay", "webvtt");

        Guid job = await box.StartJobAsync(box.Video("Foo (2024).mkv"));

        string stem = Path.Combine(box.Media, "Foo (2024)");
        Assert.Equal(
            [
                new OutputPlan("films", OutputFormat.Bif, $"{stem}-320-10.bif", 320, 10),
                new OutputPlan("films", OutputFormat.Trickplay, $"{stem}.trickplay/320 - 10x10", 320, 10),
                new OutputPlan("films", OutputFormat.WebVtt, $"{stem}.previews/320-10.vtt", 320, 10),
            ],
            (await box.ItemsAsync(job)).Single().Plans);
    }

    [Fact]
    public async Task A_search_that_was_broken_off_begins_again_without_doubles()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"), box.Video("b.mkv"));
        long[] before = [.. (await box.ItemsAsync(job)).Select(item => item.Id)];
        await box.Database.WriteAsync(
            async context =>
            {
                (await context.Jobs.FindAsync([job], AppBox.Soon))!.Frames = null;
                return 0;
            },
            AppBox.Soon);

        await box.Get<JobResolver>().ResolveAsync(job, AppBox.Soon);

        Assert.Equal(before, (await box.ItemsAsync(job)).Select(item => item.Id));
    }

    [Fact]
    public async Task Settings_that_are_wrong_stop_the_job_with_the_name_of_the_key()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.SubmitAsync(box.Video("a.mkv"));
        await box.LetInAsync(job);
        await box.Get<SettingsStore>().UpdateAsync(json => json["thumbnail_interval"] = 0, AppBox.Soon);

        Assert.Equal(
            "Configuration validation failed: thumbnail_interval must be a whole number from 1 to 60",
            await box.Get<JobResolver>().ResolveAsync(job, AppBox.Soon));
    }
}
