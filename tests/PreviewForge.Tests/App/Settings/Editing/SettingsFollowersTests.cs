using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.Functions.Jobs.Workers;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Settings.Editing;

namespace PreviewForge.Tests.App.Settings.Editing;

public sealed class SettingsFollowersTests
{
    [Fact]
    public async Task A_follower_that_fails_keeps_the_news_from_nobody()
    {
        var (failing, quiet) = (new Follower(new InvalidOperationException("no")), new Follower(null));
        await using var client = new RecordingDurableClient();

        await new SettingsFollowers([failing, quiet], NullLogger<SettingsFollowers>.Instance).TellAsync(new HashSet<string> { "cpu_threads" }, client, AppBox.Soon);

        Assert.Equal((1, 1), (failing.Told, quiet.Told));
    }

    [Fact]
    public async Task When_nothing_changed_nobody_is_told()
    {
        var follower = new Follower(null);
        await using var client = new RecordingDurableClient();

        await new SettingsFollowers([follower], NullLogger<SettingsFollowers>.Instance).TellAsync(new HashSet<string>(), client, AppBox.Soon);

        Assert.Equal(0, follower.Told);
    }

    [Theory]
    [InlineData("cpu_threads", true)]
    [InlineData("gpu_config", true)]
    [InlineData("thumbnail_quality", false)]
    public async Task New_numbers_of_workers_end_what_was_changed_by_hand_and_everybody_hears_of_it(string key, bool isHeard)
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var client = new RecordingDurableClient();
        await box.Get<WishedWorkers>().SetAsync(WishedWorkers.Cpu, 9, AppBox.Soon);
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));

        await box.Get<SettingsFollowers>().TellAsync(new HashSet<string> { key }, client, AppBox.Soon);

        Assert.Equal(isHeard ? 0 : 1, await box.Database.ReadAsync(context => context.WorkerChanges.CountAsync(AppBox.Soon), AppBox.Soon));
        Assert.Equal(isHeard, await box.Database.ReadAsync(context => context.Events.AnyAsync(change => change.Kind == LiveEventKind.WorkerUpdate, AppBox.Soon), AppBox.Soon));
        Assert.Equal(isHeard ? [$"job-{job} progress"] : [], client.Raised);
    }

    private sealed class Follower(Exception? failure) : ISettingsFollower
    {
        public int Told { get; private set; }

        public Task AfterSaveAsync(IReadOnlySet<string> changedKeys, DurableTaskClient client, CancellationToken cancellationToken)
        {
            Told++;
            return failure is null ? Task.CompletedTask : Task.FromException(failure);
        }
    }
}
