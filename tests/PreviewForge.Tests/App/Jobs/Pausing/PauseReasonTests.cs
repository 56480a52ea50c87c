using System.Text.Json.Nodes;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.Jobs.Pausing;

public sealed class PauseReasonTests
{
    [Theory]
    [InlineData("""{}""", false)]
    [InlineData("""{"cpu_threads": 1}""", false)]
    [InlineData("""{"cpu_threads": 0}""", true)]
    [InlineData("""{"cpu_threads": 0, "gpu_config": [{"device": "nvidia-1", "enabled": true, "workers": 1}]}""", false)]
    [InlineData("""{"cpu_threads": 0, "gpu_config": [{"device": "nvidia-1", "enabled": false, "workers": 1}]}""", true)]
    [InlineData("""{"cpu_threads": 0, "gpu_config": [{"device": "nvidia-1", "enabled": true, "workers": 0}]}""", true)]
    public async Task Work_is_held_while_the_settings_leave_no_worker(string settings, bool isHeld)
    {
        await using AppBox box = await AppBox.OpenAsync();
        foreach ((string key, JsonNode? value) in JsonNode.Parse(settings)!.AsObject())
        {
            await box.SetAsync(key, value?.DeepClone());
        }

        Assert.Equal(isHeld ? [PauseReason.NoWorkers] : [], box.Get<ProcessingPause>().Reasons);
    }

    [Fact]
    public async Task The_pause_of_a_person_is_in_the_file_and_workers_that_come_do_not_lift_it()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.SetAsync("cpu_threads", 0);
        await box.Get<UserPause>().SetAsync(true, AppBox.Soon);

        await box.SetAsync("cpu_threads", 4);

        Assert.Equal([PauseReason.User], box.Get<ProcessingPause>().Reasons);
        Assert.True((bool)JsonNode.Parse(await File.ReadAllTextAsync(box.Get<AppFolders>().SettingsFile, AppBox.Soon))!["processing_paused"]!);
    }

    [Fact]
    public async Task News_of_a_pause_reach_clients_the_gate_and_the_jobs_that_run_even_when_it_was_there_before()
    {
        await using AppBox box = await AppBox.OpenAsync(services => services.ForgetStorage());
        await using var client = new RecordingClient();
        Guid job = await box.AddAsync();
        await box.LookAsync();
        await box.AddAsync();
        await box.Get<UserPause>().SetAsync(true, AppBox.Soon);

        await box.Get<PauseNews>().SpreadAsync(client, AppBox.Soon);
        await box.Get<PauseNews>().SpreadAsync(client, AppBox.Soon);

        LiveEvent[] told = [.. (await box.Get<EventLog>().ReadAsync(0, AppBox.Soon)).Events.Where(news => news.Kind == LiveEventKind.ProcessingPausedChanged)];
        Assert.Equal(2, told.Length);
        Assert.All(told, news => Assert.Equal("""{"paused":true,"reasons":["user"]}""", news.Data!.Value.GetRawText()));
        Assert.Equal(["signal gate Look", $"tell job-{job} progress", "signal gate Look", $"tell job-{job} progress"], client.Asked);
    }
}
