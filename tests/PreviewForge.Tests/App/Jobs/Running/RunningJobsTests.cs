using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Jobs.Running;

namespace PreviewForge.Tests.App.Jobs.Running;

public sealed class RunningJobsTests
{
    [Fact]
    public async Task The_gate_and_exactly_the_jobs_that_have_a_slot_are_told_when_a_pause_comes_or_goes()
    {
        await using AppBox box = await AppBox.OpenAsync(services => services.ForgetStorage());
        await using var client = new RecordingClient();
        Guid[] running = [await box.AddAsync(), await box.AddAsync()];
        await box.LookAsync();
        Guid suspended = await box.AddAsync();
        await box.LookAsync();
        await box.SuspendAsync(suspended);
        await box.AddAsync();

        await box.Get<PauseNews>().SpreadAsync(client, AppBox.Soon);

        Assert.Equal(["signal gate Look", .. running.Select(job => $"tell job-{job} progress").Order()], client.Asked.Order());
    }

    [Fact]
    public async Task A_host_that_has_gone_harms_nobody()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var deaf = new DeafClient();
        Guid job = await box.AddAsync();
        await box.LookAsync();

        await box.Get<RunningJobs>().LookAgainAsync(deaf, AppBox.Soon);

        Assert.True(await box.Get<JobLifecycle>().MayRunAsync(job, AppBox.Soon));
    }
}
