using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.Jobs.Running;

public sealed class ForgetEndedOrchestrationsTests
{
    [Theory]
    [InlineData(null, 30)]
    [InlineData(7, 7)]
    [InlineData(0, 0)]
    [InlineData(-1, 30)]
    public async Task Only_what_has_ended_and_is_older_than_the_setting_says_is_forgotten(int? setting, int days)
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var client = new PurgeRecorder();
        await box.Get<SettingsStore>().UpdateAsync(json => json["job_history_days"] = setting, AppBox.Soon);

        await RunAsync(box, client);

        PurgeInstancesFilter asked = Assert.Single(client.Asked);
        Assert.Equal(box.Time.GetUtcNow().AddDays(-days), asked.CreatedTo);
        Assert.Equal(
            [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated],
            asked.Statuses!.Order());
    }

    [Fact]
    public async Task Nothing_is_forgotten_while_the_settings_cannot_be_read()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var client = new PurgeRecorder();
        await File.WriteAllTextAsync(box.Get<AppFolders>().SettingsFile, "{", AppBox.Soon);

        await Assert.ThrowsAsync<SettingsException>(() => RunAsync(box, client));

        Assert.Empty(client.Asked);
    }

    private static Task RunAsync(AppBox box, DurableTaskClient client)
        => new ForgetEndedOrchestrationsFunction(box.Get<SettingsStore>(), box.Time, NullLogger<ForgetEndedOrchestrationsFunction>.Instance)
            .RunAsync(new TimerInfo(), client, AppBox.Soon);

    /// <summary>A client that can purge and nothing else.</summary>
    private sealed class PurgeRecorder() : DurableTaskClient("")
    {
        public List<PurgeInstancesFilter> Asked { get; } = [];

        public override Task<PurgeResult> PurgeAllInstancesAsync(
            PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
        {
            Asked.Add(filter);
            return Task.FromResult(new PurgeResult(3));
        }

        public override Task<string> ScheduleNewOrchestrationInstanceAsync(
            TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
            => throw new NotSupportedException();

        public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
            => throw new NotSupportedException();

        public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
            string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

        public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
            string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

        public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
            => throw new NotSupportedException();

        public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
            => throw new NotSupportedException();

        public override Task<OrchestrationMetadata?> GetInstancesAsync(
            string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

        public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => throw new NotSupportedException();

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
