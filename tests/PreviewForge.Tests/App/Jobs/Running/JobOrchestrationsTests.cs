using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Running;

namespace PreviewForge.Tests.App.Jobs.Running;

public sealed class JobOrchestrationsTests
{
    [Fact]
    public async Task Only_jobs_that_were_let_in_and_have_no_living_orchestration_get_one()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var client = new RecordingClient();
        Guid[] jobs = [await box.AddAsync(), await box.AddAsync(), await box.AddAsync()];
        await box.LookAsync();
        await box.AddAsync();
        client.Alive.Add($"job-{jobs[0]}");
        await box.SuspendAsync(jobs[1]);
        box.Time.Advance(TimeSpan.FromMinutes(1));

        await box.Get<JobOrchestrations>().ReconcileAsync(client, AppBox.Soon);

        Assert.Equal([$"start RunJob job-{jobs[2]}"], client.Asked);
    }

    [Fact]
    public async Task A_job_that_was_just_let_in_gets_no_second_orchestration_beside_the_one_on_its_way()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var client = new RecordingClient();
        await box.AddAsync();
        await box.LookAsync();

        await box.Get<JobOrchestrations>().ReconcileAsync(client, AppBox.Soon);

        Assert.Empty(client.Asked);
    }

    [Fact]
    public async Task A_job_whose_orchestration_dies_again_and_again_fails_and_frees_its_slot()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var client = new RecordingClient();
        Guid job = await box.AddAsync();
        await box.LookAsync();

        for (int minute = 0; minute < 20 && (await box.JobAsync(job)).Status == JobStatus.Running; minute++)
        {
            box.Time.Advance(TimeSpan.FromMinutes(1));
            await box.Get<JobOrchestrations>().ReconcileAsync(client, AppBox.Soon);
        }

        var ended = await box.JobAsync(job);
        Assert.Equal((JobStatus.Failed, false, 10), (ended.Status, ended.HoldsSlot, client.Asked.Count));
        Assert.Contains("ended 10 times", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_has_gone_harms_no_job()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var deaf = new DeafClient();
        Guid job = await box.AddAsync();
        await box.LookAsync();

        await box.Get<JobOrchestrations>().StartAsync(deaf, job, AppBox.Soon);
        await box.Get<JobOrchestrations>().TellAsync(deaf, job, AppBox.Soon);

        Assert.Equal((JobStatus.Running, 0), ((await box.JobAsync(job)).Status, (await box.JobAsync(job)).Starts));
    }
}
