using PreviewForge.Contracts;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Editing;
using PreviewForge.Functions.Live;
using PreviewForge.Tests.App.Jobs.Retrying;

namespace PreviewForge.Tests.App.Jobs.Editing;

public sealed class JobEditsTests
{
    [Fact]
    public async Task A_new_urgency_is_told_and_the_same_one_is_not()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.AddAsync();

        await box.Get<JobEdits>().SetPriorityAsync(job, JobPriority.Low, AppBox.Soon);
        await box.Get<JobEdits>().SetPriorityAsync(job, JobPriority.Low, AppBox.Soon);

        Assert.Equal(JobPriority.Low, (await box.JobAsync(job)).Priority);
        Assert.Equal([LiveEventKind.JobCreated, LiveEventKind.JobUpdated], await box.ToldAsync(job));
    }

    [Fact]
    public async Task The_next_work_of_a_running_job_goes_to_the_queues_of_its_new_urgency()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));

        await box.Get<JobEdits>().SetPriorityAsync(job, JobPriority.High, AppBox.Soon);

        Assert.Equal(JobPriority.High, (await box.Get<DispatchLedger>().ClaimAsync(job, AppBox.Soon))!.Priority);
    }

    [Fact]
    public async Task The_try_that_is_next_takes_the_urgency_of_its_first_job()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();

        await box.Get<JobEdits>().SetPriorityAsync(head, JobPriority.High, AppBox.Soon);

        Assert.Equal(JobPriority.High, (await box.TriesAsync(head)).Single().Priority);
    }
}
