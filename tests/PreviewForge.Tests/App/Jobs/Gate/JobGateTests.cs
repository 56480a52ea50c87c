using System.Text.Json;
using PreviewForge.Functions.Automation.Playback;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Jobs.Running;

namespace PreviewForge.Tests.App.Jobs.Gate;

public sealed class JobGateTests
{
    [Fact]
    public async Task A_look_starts_the_orchestration_of_exactly_those_who_are_let_in_under_their_ids()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.SetAsync("max_concurrent_jobs", 2);
        Guid[] jobs = [await box.AddAsync(), await box.AddAsync(), await box.AddAsync()];

        ScriptedOperation first = await LookAsync(box);
        ScriptedOperation second = await LookAsync(box);

        Assert.Equal(jobs[..2].Select(job => (nameof(RunJob), (string?)$"job-{job}", (object?)new RunJobInput(job))), first.Started);
        Assert.Empty(second.Started);
    }

    [Fact]
    public async Task A_job_that_has_its_slot_again_is_woken_at_once_and_not_started_a_second_time()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid back = await box.AddAsync();
        await LookAsync(box);
        await box.SuspendAsync(back);
        await box.UnsuspendAsync(back);
        Guid fresh = await box.AddAsync();

        ScriptedOperation look = await LookAsync(box);

        Assert.Equal([(nameof(RunJob), $"job-{fresh}"), (nameof(WakeJobs), null)], look.Started.Select(started => (started.Name, started.Id)));
        Assert.Equal([back], Assert.IsType<WakeJobsInput>(look.Started[1].Input).JobIds);
    }

    [Fact]
    public async Task Waking_tells_an_orchestration_that_lives_and_starts_one_that_does_not()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var client = new RecordingClient();
        Guid[] jobs = [await box.AddAsync(), await box.AddAsync()];
        client.Alive.Add(RunJob.InstanceId(jobs[0]));

        await new WakeJobsActivity(box.Get<RunningJobs>(), box.Get<PlaybackBell>()).WakeReturned(new WakeJobsInput(jobs), client, AppBox.Soon);

        Assert.Equal([$"tell job-{jobs[0]} progress", $"start RunJob job-{jobs[1]}"], client.Asked);
    }

    [Fact]
    public async Task What_the_gate_saw_is_its_state_and_the_reasons_of_a_closed_one_are_in_it()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.AddAsync();
        await box.Get<UserPause>().SetAsync(true, AppBox.Soon);

        ScriptedOperation look = await LookAsync(box);

        var state = Assert.IsType<GateState>(look.Kept);
        Assert.Empty(look.Started);
        Assert.Equal([PauseReason.User], state.PausedBy);
        Assert.Equal([job], state.Waiting);
        Assert.Equal(box.Time.GetUtcNow(), state.LookedAt);
    }

    [Theory]
    [InlineData(false, 0, "closed")]
    [InlineData(true, 1, "full")]
    [InlineData(true, 0, "open")]
    public async Task The_state_says_in_a_word_how_the_gate_stands(bool isAllowed, int jobs, string word)
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.SetAsync("max_concurrent_jobs", 1);
        for (int job = 0; job < jobs; job++)
        {
            await box.AddAsync();
        }

        await box.Get<UserPause>().SetAsync(!isAllowed, AppBox.Soon);
        ScriptedOperation look = await LookAsync(box);

        Assert.Equal(word, Assert.IsType<GateState>(look.Kept).State);
    }

    [Fact]
    public void Reasons_are_stored_as_words_and_numbers_of_an_older_version_can_still_be_read()
    {
        string stored = JsonSerializer.Serialize(new GateState { PausedBy = [PauseReason.QuietHours, PauseReason.NoWorkers] });

        Assert.Contains("""
            "PausedBy":["quiet_hours","no_workers"]
            """, stored, StringComparison.Ordinal);
        Assert.Equal([PauseReason.QuietHours], JsonSerializer.Deserialize<GateState>("""{"PausedBy": [1]}""")!.PausedBy);
    }

    [Fact]
    public async Task The_bell_is_heard_by_the_gate_and_a_bell_that_nobody_hears_harms_nobody()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var client = new RecordingClient();
        await using var deaf = new DeafClient();

        await box.Get<GateBell>().RingAsync(client, AppBox.Soon);
        await box.Get<GateBell>().RingAsync(deaf, AppBox.Soon);

        Assert.Equal([$"signal {JobGate.Id.Key} {nameof(JobGate.Look)}"], client.Asked);
    }

    private static async Task<ScriptedOperation> LookAsync(AppBox box)
    {
        var look = new ScriptedOperation(nameof(JobGate.Look));
        await new JobGate(box.Get<GateKeeper>()).RunAsync(look);
        return look;
    }
}
