using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Jobs.Results;

public sealed class ResultRecorderTests
{
    [Fact]
    public async Task A_published_extraction_becomes_a_generated_video_with_its_outputs()
    {
        await using AppBox box = await AppBox.OpenAsync("bif", "trickplay");
        (Guid job, ExtractWork work) = await ExtractingAsync(box);

        await box.AnswerAsync(work.Outcome(ExtractOutcome.Published));

        JobItemRow item = (await box.ItemsAsync(job)).Single();
        Assert.Equal((ItemState.Done, ItemOutcome.Generated, "CPU Worker 1"), (item.State, item.Outcome, item.Worker));
        Assert.Equal("""{"films":"published"}""", item.Publishing);
        Assert.Equal(work.Item.Plans.Select(plan => plan.Target), item.Results!.Select(result => result.Target));
    }

    [Theory]
    [InlineData(ExtractOutcome.Published, ItemOutcome.Generated)]
    [InlineData(ExtractOutcome.Fresh, ItemOutcome.SkippedBifExists)]
    [InlineData(ExtractOutcome.SourceMissing, ItemOutcome.SkippedFileNotFound)]
    [InlineData(ExtractOutcome.NoFrames, ItemOutcome.Failed)]
    [InlineData(ExtractOutcome.Failed, ItemOutcome.Failed)]
    public async Task Each_outcome_has_its_name_on_the_wire(ExtractOutcome outcome, ItemOutcome expected)
    {
        await using AppBox box = await AppBox.OpenAsync();
        (Guid job, ExtractWork work) = await ExtractingAsync(box);

        await box.AnswerAsync(work.Outcome(outcome));

        Assert.Equal(expected, (await box.ItemsAsync(job)).Single().Outcome);
    }

    [Fact]
    public async Task The_same_answer_twice_changes_nothing_the_second_time()
    {
        await using AppBox box = await AppBox.OpenAsync();
        (Guid job, ExtractWork work) = await ExtractingAsync(box);
        await box.AnswerAsync(work.Outcome(ExtractOutcome.Published));

        Assert.False((await box.AnswerAsync(work.Outcome(ExtractOutcome.Failed, "late"))).Counted);
        Assert.Equal(ItemOutcome.Generated, (await box.ItemsAsync(job)).Single().Outcome);
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_job_was_cancelled_is_dropped()
    {
        await using AppBox box = await AppBox.OpenAsync();
        (Guid job, ExtractWork work) = await ExtractingAsync(box);
        await box.Get<JobLifecycle>().CancelAsync(job, AppBox.Soon);

        Assert.False((await box.AnswerAsync(work.Outcome(ExtractOutcome.Published))).Counted);
        Assert.Null((await box.ItemsAsync(job)).Single().Outcome);
    }

    [Fact]
    public async Task An_answer_of_an_unknown_job_is_dropped()
    {
        await using AppBox box = await AppBox.OpenAsync();
        (_, ExtractWork work) = await ExtractingAsync(box);

        Assert.False((await box.AnswerAsync(work.Outcome(ExtractOutcome.Published) with { JobId = Guid.NewGuid() })).Counted);
    }

    [Fact]
    public async Task Videos_that_a_probe_did_not_look_at_are_probed_again()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"), box.Video("b.mkv"));
        await box.DispatchAsync(job);
        await box.AnswerAsync(box.Queues.Probes.Single().Verdicts(ProbeVerdict.Fresh, onlyFirst: 1));

        await box.DispatchAsync(job);

        Assert.EndsWith("b.mkv", box.Queues.Probes.Last().Items.Single().Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_video_that_changed_while_it_was_read_is_tried_again_but_not_for_ever()
    {
        await using AppBox box = await AppBox.OpenAsync();
        (Guid job, ExtractWork work) = await ExtractingAsync(box);
        int tries = 0;
        while ((await box.ItemsAsync(job)).Single().State != ItemState.Done && tries++ < 20)
        {
            await box.AnswerAsync(work.Outcome(ExtractOutcome.SourceChanged));
            await box.DispatchAsync(job);
            work = box.Queues.Extracts.Last();
        }

        Assert.InRange(tries, 2, 19);
        Assert.Equal(ItemOutcome.Failed, (await box.ItemsAsync(job)).Single().Outcome);
    }

    [Fact]
    public async Task The_orchestration_is_woken_once_until_it_has_looked()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync([.. Enumerable.Range(0, 3).Select(n => box.Video($"{n}.mkv"))]);
        await box.DispatchAsync(job);

        Assert.True((await box.AnswerAsync(box.Queues.Probes.Single().Verdicts(ProbeVerdict.NeedsExtraction))).Wake);
        await box.DispatchAsync(job);
        ExtractWork[] works = [.. box.Queues.Extracts];
        Assert.False((await box.AnswerAsync(works[0].Outcome(ExtractOutcome.Published))).Wake);
        Assert.False((await box.AnswerAsync(works[1].Outcome(ExtractOutcome.Published))).Wake);
        Assert.True((await box.AnswerAsync(works[2].Outcome(ExtractOutcome.Published))).Wake);
    }

    private static async Task<(Guid Job, ExtractWork Work)> ExtractingAsync(AppBox box)
    {
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        await box.DispatchAsync(job);
        await box.AnswerAsync(box.Queues.Probes.Single().Verdicts(ProbeVerdict.NeedsExtraction));
        await box.DispatchAsync(job);
        return (job, box.Queues.Extracts.Single());
    }
}
