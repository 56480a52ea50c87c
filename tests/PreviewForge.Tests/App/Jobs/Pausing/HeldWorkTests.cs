using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Jobs.Pausing;

public sealed class HeldWorkTests
{
    [Fact]
    public async Task While_all_work_is_held_a_running_job_sends_nothing_and_goes_on_afterwards_where_it_was()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await ProbedAsync(box, "a.mkv", "b.mkv");
        await PauseAsync(box, true);

        Assert.Equal(DispatchRound.Held, await box.DispatchAsync(job));
        Assert.Empty(box.Queues.Extracts);
        await PauseAsync(box, false);
        await box.DispatchAsync(job);

        Assert.Equal(2, box.Queues.Extracts.Count());
        Assert.Single(box.Queues.Probes);
    }

    [Fact]
    public async Task What_runners_had_in_hand_when_all_work_was_held_counts_when_they_have_done_it()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await ProbedAsync(box, "a.mkv", "b.mkv");
        await box.DispatchAsync(job);
        ExtractWork[] inHand = [.. box.Queues.Extracts];
        await PauseAsync(box, true);
        await box.DispatchAsync(job);

        Assert.True((await box.AnswerAsync(inHand[0].Outcome(ExtractOutcome.Published))).Counted);

        Assert.Equal(DispatchRound.Held, await box.DispatchAsync(job));
        Assert.Equal(1, (await box.ItemsAsync(job)).Count(item => item.State == ItemState.Done));
    }

    [Fact]
    public async Task A_job_with_nothing_left_to_do_ends_though_all_work_is_held()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        await box.DispatchAsync(job);
        await PauseAsync(box, true);
        await box.AnswerAsync(box.Queues.Probes.Single().Verdicts(ProbeVerdict.Fresh));

        Assert.Equal(DispatchRound.Drained, await box.DispatchAsync(job));
        Assert.Equal(JobStatus.Completed, (await box.FinishAsync(job)).Status);
    }

    [Fact]
    public async Task What_was_sent_of_a_job_that_is_held_alone_is_taken_back_and_a_late_answer_counts_nothing()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await ProbedAsync(box, "a.mkv");
        await box.DispatchAsync(job);
        ExtractWork sent = box.Queues.Extracts.Single();
        await box.SuspendAsync(job);

        Assert.Equal(DispatchRound.Held, await box.DispatchAsync(job));
        Assert.False((await box.AnswerAsync(sent.Outcome(ExtractOutcome.Published))).Counted);

        JobItemRow item = await box.OnlyItemAsync(job);
        Assert.Equal((ItemState.Ready, null, null, 0), (item.State, item.DispatchId, item.Outcome, item.Attempts));
    }

    [Fact]
    public async Task To_ask_whether_a_job_is_held_takes_nothing_back()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await ProbedAsync(box, "a.mkv");
        await box.DispatchAsync(job);
        await box.SuspendAsync(job);

        Assert.Equal(WorkHold.ThisJob, await box.Get<HeldWork>().HoldOfAsync(job, AppBox.Soon));

        Assert.Equal(ItemState.Extracting, (await box.OnlyItemAsync(job)).State);
    }

    [Fact]
    public async Task Nothing_is_taken_back_from_a_job_that_has_its_slot_again()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await ProbedAsync(box, "a.mkv");
        await box.DispatchAsync(job);
        await box.SuspendAsync(job);
        await ComeBackAsync(box, job);

        await box.Get<HeldWork>().TakeBackAsync(job, AppBox.Soon);

        Assert.Equal(ItemState.Extracting, (await box.OnlyItemAsync(job)).State);
    }

    [Fact]
    public async Task A_probe_that_was_taken_back_is_made_anew()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        await box.DispatchAsync(job);
        await box.SuspendAsync(job);
        await box.DispatchAsync(job);
        await ComeBackAsync(box, job);

        await box.DispatchAsync(job);

        Assert.Equal(2, box.Queues.Probes.Select(probe => probe.DispatchId).Distinct().Count());
        Assert.True((await box.AnswerAsync(box.Queues.Probes.Last().Verdicts(ProbeVerdict.Fresh))).Counted);
        Assert.Equal(ItemOutcome.SkippedBifExists, (await box.OnlyItemAsync(job)).Outcome);
    }

    [Fact]
    public async Task After_it_came_back_the_work_is_sent_anew_and_only_the_new_answer_counts()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await ProbedAsync(box, "a.mkv");
        await box.DispatchAsync(job);
        ExtractWork before = box.Queues.Extracts.Single();
        await box.SuspendAsync(job);
        await box.DispatchAsync(job);
        await ComeBackAsync(box, job);
        await box.DispatchAsync(job);
        ExtractWork after = box.Queues.Extracts.Last();

        Assert.NotEqual(before.DispatchId, after.DispatchId);
        Assert.False((await box.AnswerAsync(before.Outcome(ExtractOutcome.Failed))).Counted);
        Assert.True((await box.AnswerAsync(after.Outcome(ExtractOutcome.Published))).Counted);
        Assert.Equal((ItemState.Done, ItemOutcome.Generated), ((await box.OnlyItemAsync(job)).State, (await box.OnlyItemAsync(job)).Outcome));
    }

    [Fact]
    public async Task A_job_that_waits_to_be_let_in_again_sends_nothing()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await ProbedAsync(box, "a.mkv");
        await box.SuspendAsync(job);
        await box.UnsuspendAsync(job);

        Assert.Equal(DispatchRound.Held, await box.DispatchAsync(job));
        Assert.Empty(box.Queues.Extracts);
    }

    [Fact]
    public async Task Being_held_alone_does_not_hold_the_others()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid held = await box.StartJobAsync(box.Video("a.mkv"));
        Guid other = await box.StartJobAsync(box.Video("b.mkv"));
        await box.SuspendAsync(held);

        Assert.Equal(DispatchRound.Waiting, await box.DispatchAsync(other));
        Assert.Equal(other, box.Queues.Sent.Single().JobId);
    }

    [Fact]
    public async Task A_held_job_that_is_cancelled_finds_its_end()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        await box.SuspendAsync(job);

        await box.Get<JobLifecycle>().CancelAsync(job, AppBox.Soon);

        Assert.Equal(DispatchRound.Ended, await box.DispatchAsync(job));
        Assert.False((await box.JobAsync(job)).Paused);
    }

    private static async Task<Guid> ProbedAsync(AppBox box, params string[] names)
    {
        Guid job = await box.StartJobAsync([.. names.Select(box.Video)]);
        await box.DispatchAsync(job);
        await box.AnswerAsync(box.Queues.Probes.Single().Verdicts(ProbeVerdict.NeedsExtraction));
        return job;
    }

    private static Task<bool> PauseAsync(AppBox box, bool paused) => box.Get<UserPause>().SetAsync(paused, AppBox.Soon);

    private static async Task ComeBackAsync(AppBox box, Guid job)
    {
        await box.UnsuspendAsync(job);
        Assert.True(await box.LetInAsync(job));
    }
}
