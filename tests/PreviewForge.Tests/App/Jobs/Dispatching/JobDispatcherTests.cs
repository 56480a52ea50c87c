using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Jobs.Dispatching;

public sealed class JobDispatcherTests
{
    [Fact]
    public async Task Videos_are_probed_together_and_extracted_alone()
    {
        await using AppBox box = await AppBox.OpenAsync("bif", "webvtt");
        Guid job = await box.StartJobAsync(box.Video("a.mkv"), box.Video("b.mkv"));

        await box.DispatchAsync(job);
        ProbeWork probe = Assert.Single(box.Queues.Probes);
        await box.AnswerAsync(probe.Verdicts(ProbeVerdict.NeedsExtraction));
        await box.DispatchAsync(job);

        Assert.Equal(2, probe.Items.Count);
        Assert.Equal(probe.Items.Select(item => item.Path), box.Queues.Extracts.Select(work => work.Item.Path));
        Assert.All(box.Queues.Extracts, work => Assert.Equal([OutputFormat.Bif, OutputFormat.WebVtt], work.Item.Plans.Select(plan => plan.Format)));
    }

    [Fact]
    public async Task The_window_of_extractions_stays_bounded_and_is_filled_as_answers_come()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync([.. Enumerable.Range(0, 50).Select(n => box.Video($"{n}.mkv"))]);
        await box.DispatchAsync(job);
        await box.AnswerAsync(box.Queues.Probes.Single().Verdicts(ProbeVerdict.NeedsExtraction));

        await box.DispatchAsync(job);
        await box.DispatchAsync(job);
        Assert.Equal(DispatchWindow.Extracts, box.Queues.Extracts.Count());

        await box.AnswerAsync(box.Queues.Extracts.First().Outcome(ExtractOutcome.Published));
        await box.DispatchAsync(job);
        Assert.Equal(DispatchWindow.Extracts + 1, box.Queues.Extracts.Count());
    }

    [Fact]
    public async Task The_window_of_probes_counts_messages_however_few_videos_they_hold()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        string name = new('n', 1500);
        JobItemRow[] many = [.. Enumerable.Range(0, 40 * DispatchWindow.Probes).Select(n => new JobItemRow { JobId = job, Path = $"/{name}{n}", State = ItemState.Waiting })];
        await box.Database.WriteAsync(
            async context =>
            {
                await ItemInserter.InsertAsync(context, many, AppBox.Soon);
                return many.Length;
            },
            AppBox.Soon);

        await box.DispatchAsync(job);
        await box.DispatchAsync(job);

        Assert.Equal(DispatchWindow.Probes, box.Queues.Probes.Count());
        Assert.True(box.Queues.Probes.Sum(probe => probe.Items.Count) < many.Length);
    }

    [Fact]
    public async Task Work_that_was_written_down_but_not_sent_before_a_crash_is_sent_afterwards()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        UnsentWork? forgotten = await box.Get<DispatchLedger>().ClaimAsync(job, AppBox.Soon);

        await box.DispatchAsync(job);

        Assert.Equal(forgotten!.Messages.Single().DispatchId, box.Queues.Sent.Single().DispatchId);
    }

    [Fact]
    public async Task Work_that_was_sent_but_not_marked_before_a_crash_is_sent_twice_under_one_id()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        UnsentWork? work = await box.Get<DispatchLedger>().ClaimAsync(job, AppBox.Soon);
        await box.Queues.SendAsync(work!.Priority, work.Messages.Single(), AppBox.Soon);

        await box.DispatchAsync(job);
        await box.DispatchAsync(job);

        Assert.Equal(2, box.Queues.Sent.Count);
        Assert.Single(box.Queues.Sent.Select(message => message.DispatchId).Distinct());
    }

    [Fact]
    public async Task A_storage_account_that_goes_away_loses_nothing()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync([.. Enumerable.Range(0, 450).Select(n => box.Video($"{n}.mkv"))]);
        box.Queues.Patience = 1;

        Assert.Equal(DispatchRound.Waiting, await box.DispatchAsync(job));
        box.Queues.Patience = null;
        await box.DispatchAsync(job);

        Assert.Equal(450, box.Queues.Probes.SelectMany(probe => probe.Items).Select(item => item.ItemId).Distinct().Count());
        Assert.Equal(box.Queues.Sent.Count, box.Queues.Sent.Select(message => message.DispatchId).Distinct().Count());
    }

    [Fact]
    public async Task A_job_is_drained_when_every_video_has_an_outcome()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        Assert.Equal(DispatchRound.Waiting, await box.DispatchAsync(job));

        await box.AnswerAsync(box.Queues.Probes.Single().Verdicts(ProbeVerdict.Fresh));

        Assert.Equal(DispatchRound.Drained, await box.DispatchAsync(job));
        Assert.Equal(ItemOutcome.SkippedBifExists, (await box.ItemsAsync(job)).Single().Outcome);
    }

    [Fact]
    public async Task Nothing_is_sent_for_a_job_that_was_cancelled()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        await box.Get<Functions.Jobs.Running.JobLifecycle>().CancelAsync(job, AppBox.Soon);

        Assert.Equal(DispatchRound.Ended, await box.DispatchAsync(job));
        Assert.Empty(box.Queues.Sent);
    }
}
