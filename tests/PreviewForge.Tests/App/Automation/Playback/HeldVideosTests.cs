using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Reports;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Automation.Playback;

public sealed class HeldVideosTests
{
    [Fact]
    public async Task Videos_of_a_server_on_which_somebody_watches_are_probed_and_not_extracted_and_others_go_on()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        Guid job = await box.App.StartJobAsync(box.App.Video("plex/a.mkv"), box.App.Video("emby/b.mkv"));
        box.Plex.Playing = 1;
        await box.LookAsync();

        await box.App.DispatchAsync(job);
        await box.App.AnswerAsync(Assert.Single(box.App.Queues.Probes).Verdicts(ProbeVerdict.NeedsExtraction));
        DispatchRound round = await box.App.DispatchAsync(job);

        Assert.EndsWith("b.mkv", Assert.Single(box.App.Queues.Extracts).Item.Path, StringComparison.Ordinal);
        Assert.Equal(DispatchRound.Waiting, round);
    }

    [Fact]
    public async Task A_job_that_has_only_held_videos_left_waits_and_goes_on_when_nobody_watches_any_more()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        Guid job = await ReadyAsync(box);
        box.Plex.Playing = 1;
        await box.LookAsync();

        DispatchRound held = await box.App.DispatchAsync(job);
        box.Plex.Playing = 0;
        await box.LookAsync();
        DispatchRound freed = await box.App.DispatchAsync(job);

        Assert.Equal((DispatchRound.Held, DispatchRound.Waiting), (held, freed));
        Assert.Single(box.App.Queues.Extracts);
    }

    [Fact]
    public async Task What_is_with_a_runner_already_is_left_to_it()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        Guid job = await ReadyAsync(box);
        await box.App.DispatchAsync(job);
        ExtractWork sent = Assert.Single(box.App.Queues.Extracts);
        box.Plex.Playing = 1;
        await box.LookAsync();

        DispatchRound round = await box.App.DispatchAsync(job);
        await box.App.AnswerAsync(sent.Outcome(ExtractOutcome.Published));

        Assert.Equal(DispatchRound.Waiting, round);
        Assert.Equal(ItemState.Announcing, Assert.Single(await box.App.ItemsAsync(job)).State);
    }

    [Fact]
    public async Task A_server_whose_id_is_part_of_anothers_holds_only_its_own()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        Guid job = await ReadyAsync(box);
        await box.App.Database.WriteAsync(
            context =>
            {
                foreach (JobItemRow item in context.Items)
                {
                    item.Owners = """["attic-2"]""";
                }

                return Task.FromResult(0);
            },
            AppBox.Soon);
        box.Plex.Playing = 1;
        await box.LookAsync();

        await box.App.DispatchAsync(job);

        Assert.Single(box.App.Queues.Extracts);
    }

    [Fact]
    public async Task The_jobs_line_says_who_is_watched_for()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        Guid job = await ReadyAsync(box);
        box.Plex.Playing = 2;
        await box.LookAsync();
        await box.App.DispatchAsync(job);

        Assert.Equal("Held — Attic is playing (2 sessions) — 0/1 completed", await LineAsync(box, job));
    }

    [Fact]
    public async Task A_job_that_goes_on_with_other_videos_says_how_many_are_held()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        Guid job = await box.App.StartJobAsync(box.App.Video("plex/a.mkv"), box.App.Video("emby/b.mkv"));
        await box.App.DispatchAsync(job);
        await box.App.AnswerAsync(box.App.Queues.Probes.Single().Verdicts(ProbeVerdict.NeedsExtraction));
        box.Plex.Playing = 1;
        await box.LookAsync();
        await box.App.DispatchAsync(job);

        Assert.Equal("0/2 completed — 1 held: Attic is playing (1 session)", await LineAsync(box, job));
    }

    private static async Task<string> LineAsync(PlaybackBox box, Guid job) => (await box.App.Get<JobCatalog>().FindAsync(job, AppBox.Soon))!.Progress.CurrentItem;

    /// <summary>A job with one video of the Plex, which is to be extracted.</summary>
    private static async Task<Guid> ReadyAsync(PlaybackBox box)
    {
        Guid job = await box.App.StartJobAsync(box.App.Video("plex/a.mkv"));
        await box.App.DispatchAsync(job);
        await box.App.AnswerAsync(box.App.Queues.Probes.Single().Verdicts(ProbeVerdict.NeedsExtraction));
        return job;
    }
}
