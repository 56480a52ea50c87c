using PreviewForge.Contracts;
using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Editing;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;
using PreviewForge.Tests.App.Jobs.Retrying;

namespace PreviewForge.Tests.App.Jobs.Editing;

public sealed class ReprocessingTests
{
    [Theory]
    [InlineData(JobStatus.Pending)]
    [InlineData(JobStatus.Running)]
    public async Task A_job_that_has_not_ended_is_not_done_again(JobStatus status)
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.AddAsync();
        await box.ChangeAsync(job, row => row.Status = status);

        Assert.Equal(409, (await RefusedAsync(box, job)).Status);
        Assert.Single(await box.JobIdsAsync());
    }

    [Fact]
    public async Task A_job_that_there_is_not_is_not_found()
    {
        await using AppBox box = await AppBox.OpenAsync();

        Assert.Equal(404, (await RefusedAsync(box, Guid.NewGuid())).Status);
    }

    [Fact]
    public async Task A_job_that_is_done_again_is_a_new_one_that_waits_with_the_same_orders()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.AddAsync(JobPriority.High);
        await box.Get<JobLifecycle>().CancelAsync(job, AppBox.Soon);
        box.Time.Advance(TimeSpan.FromHours(1));

        Guid again = await box.Get<Reprocessing>().AgainAsync(job, AppBox.Soon);

        (JobRow before, JobRow after) = (await box.JobAsync(job), await box.JobAsync(again));
        Assert.NotEqual(job, again);
        Assert.Equal((JobStatus.Pending, box.Time.GetUtcNow(), JobPriority.High, before.LibraryName), (after.Status, after.CreatedAt, after.Priority, after.LibraryName));
        Assert.Equal((null, null, null, null), (after.StartedAt, after.CompletedAt, after.Error, after.Tally));
        Assert.Equal(before.Config.FilePaths, after.Config.FilePaths);
        Assert.Equal([LiveEventKind.JobCreated], await box.ToldAsync(again));
        Assert.Equal([again], (await box.LookAsync()).LetIn);
    }

    [Fact]
    public async Task The_first_job_of_a_chain_is_done_again_without_its_chain()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await EndedChainAsync(box);

        JobRow again = await box.JobAsync(await box.Get<Reprocessing>().AgainAsync(head, AppBox.Soon));

        Assert.Equal((ChainState.None, null, 0, 0, null), (again.Chain, again.ChainStartedAt, again.RetryAttempt, again.MaxRetries, again.RetryAt));
        Assert.Equal((JobKind.Paths, 0, null, null), (again.Config.Kind, again.Config.RetryAttempt, again.Config.ParentJobId, again.ParentJobId));
        Assert.Equal(2, (await box.TriesAsync(head)).Count);
    }

    [Fact]
    public async Task A_try_stands_for_the_job_that_its_chain_began_with()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await EndedChainAsync(box);
        Guid attempt = (await box.TriesAsync(head))[0].Id;

        JobRow again = await box.JobAsync(await box.Get<Reprocessing>().AgainAsync(attempt, AppBox.Soon));

        JobRow first = await box.JobAsync(head);
        Assert.Equal((first.LibraryName, JobKind.Paths, null), (again.LibraryName, again.Config.Kind, again.ParentJobId));
        Assert.Equal(first.Config.FilePaths, again.Config.FilePaths);
    }

    [Fact]
    public async Task A_try_is_not_done_again_while_its_chain_goes_on()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        Guid attempt = await box.TryAsync(head, ProbeVerdict.SourceMissing);

        Assert.Equal(409, (await RefusedAsync(box, attempt)).Status);
    }

    [Fact]
    public async Task Doing_a_job_again_does_not_lift_a_pause()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.AddAsync();
        await box.Get<JobLifecycle>().CancelAsync(job, AppBox.Soon);
        await box.Get<UserPause>().SetAsync(true, AppBox.Soon);

        await box.Get<Reprocessing>().AgainAsync(job, AppBox.Soon);

        Assert.Equal([PauseReason.User], box.Get<ProcessingPause>().Reasons);
        Assert.Empty((await box.LookAsync()).LetIn);
    }

    private static async Task<Guid> EndedChainAsync(AppBox box)
    {
        await box.SetAsync("webhook_retry_count", 2);
        Guid head = await box.MissingJobAsync();
        await box.TryAsync(head, ProbeVerdict.SourceMissing);
        await box.TryAsync(head, ProbeVerdict.SourceMissing);
        return head;
    }

    private static Task<ApiException> RefusedAsync(AppBox box, Guid job) => Assert.ThrowsAsync<ApiException>(() => box.Get<Reprocessing>().AgainAsync(job, AppBox.Soon));
}
