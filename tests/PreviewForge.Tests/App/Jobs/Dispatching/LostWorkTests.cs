using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Dispatching;

namespace PreviewForge.Tests.App.Jobs.Dispatching;

public sealed class LostWorkTests
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(6);

    [Fact]
    public async Task A_message_that_the_queues_forgot_is_sent_again_under_its_id()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await SendOneAsync(box);
        box.Queues.Present = 0;
        box.Time.Advance(LongEnough);

        Assert.Equal(1, await ForgetAsync(box, job));
        await box.DispatchAsync(job);

        Assert.Equal(2, box.Queues.Sent.Count);
        Assert.Single(box.Queues.Sent.Select(message => message.DispatchId).Distinct());
    }

    [Fact]
    public async Task A_message_that_only_waits_in_its_queue_is_left_there()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await SendOneAsync(box);
        box.Time.Advance(LongEnough);

        Assert.Equal(0, await ForgetAsync(box, job));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(4, 1)]
    public async Task An_answer_that_nobody_takes_for_minutes_is_asked_for_again(int minutes, int sentAgain)
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await SendOneAsync(box);
        (box.Queues.Present, box.Queues.Answers) = (0, 1);
        box.Time.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(sentAgain, await ForgetAsync(box, job));
    }

    [Fact]
    public async Task Work_in_the_hands_of_a_living_runner_is_not_lost()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await SendOneAsync(box);
        box.Queues.Present = 0;
        box.Runners.Holding.Add(box.Queues.Sent.Single().DispatchId);
        box.Time.Advance(LongEnough);

        Assert.Equal(0, await ForgetAsync(box, job));
    }

    [Fact]
    public async Task A_message_that_was_sent_just_now_is_given_time()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await SendOneAsync(box);
        box.Queues.Present = 0;
        box.Time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(0, await ForgetAsync(box, job));
    }

    [Fact]
    public async Task While_no_runner_lives_nothing_is_given_up()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await SendOneAsync(box);
        (box.Queues.Present, box.Runners.IsAlive) = (0, false);
        box.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, await ForgetAsync(box, job));
        Assert.Null((await box.ItemsAsync(job)).Single().Outcome);
    }

    [Fact]
    public async Task Work_that_gets_lost_again_and_again_fails_with_a_reason_and_the_job_can_end()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await SendOneAsync(box);
        box.Queues.Present = 0;

        DispatchRound round = DispatchRound.Waiting;
        for (int tries = 0; tries < LostWork.MaxSends && round == DispatchRound.Waiting; tries++)
        {
            box.Time.Advance(LongEnough);
            await ForgetAsync(box, job);
            round = await box.DispatchAsync(job);
        }

        Assert.Equal(DispatchRound.Drained, round);
        Assert.Equal(LostWork.MaxSends, box.Queues.Sent.Count);
        var item = (await box.ItemsAsync(job)).Single();
        Assert.Equal(ItemOutcome.Failed, item.Outcome);
        Assert.Contains("never answered", item.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_to_a_repeated_message_counts_once()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await SendOneAsync(box);
        box.Queues.Present = 0;
        box.Time.Advance(LongEnough);
        await ForgetAsync(box, job);
        await box.DispatchAsync(job);

        ProbeResult answer = ((ProbeWork)box.Queues.Sent[0]).Verdicts(ProbeVerdict.Fresh);
        Assert.True((await box.AnswerAsync(answer)).Counted);
        Assert.False((await box.AnswerAsync(answer)).Counted);
    }

    private static async Task<Guid> SendOneAsync(AppBox box)
    {
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        await box.DispatchAsync(job);
        return job;
    }

    private static Task<int> ForgetAsync(AppBox box, Guid job) => box.Get<LostWork>().ForgetAsync(job, AppBox.Soon);
}
