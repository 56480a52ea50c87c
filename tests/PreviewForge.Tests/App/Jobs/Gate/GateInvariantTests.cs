using FsCheck.Xunit;

namespace PreviewForge.Tests.App.Jobs.Gate;

public sealed class GateInvariantTests
{
    private const int Slots = 2;

    [Property(MaxTest = 12)]
    public async Task Whatever_people_do_no_slot_is_given_twice_no_job_is_lost_and_no_end_is_undone(byte[] steps)
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.SetAsync("max_concurrent_jobs", Slots);
        var walk = new GateWalk(box, Slots);

        foreach (byte step in steps)
        {
            await walk.StepAsync(step);
        }

        await walk.EndAllAsync();
    }
}
