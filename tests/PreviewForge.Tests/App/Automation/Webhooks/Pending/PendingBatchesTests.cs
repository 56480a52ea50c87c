using System.Text.Json;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Webhooks.Intake;
using PreviewForge.Functions.Automation.Webhooks.Pending;
using PreviewForge.Functions.Jobs;

namespace PreviewForge.Tests.App.Automation.Webhooks.Pending;

public sealed class PendingBatchesTests
{
    [Fact]
    public async Task A_batch_that_waits_is_shown_with_its_files_and_the_time_that_is_left()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        Receipt receipt = await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv", "/m/B.mkv") with { Source = "sonarr", Title = "Tidepool S01E05", DeletedPaths = ["/m/old.mkv"] });
        box.Time.Advance(TimeSpan.FromMilliseconds(18_720));

        string json = JsonSerializer.Serialize(await box.Get<PendingBatches>().ListAsync(AppBox.Soon), ApiJson.Options);

        JsonElement view = JsonDocument.Parse(json).RootElement.GetProperty("pending")[0];
        Assert.Equal(("sonarr", "sonarr", 2, "Tidepool S01E05", 41.3, receipt.JobId), (
            view.GetProperty("key").GetString(), view.GetProperty("source").GetString(), view.GetProperty("file_count").GetInt32(), view.GetProperty("first_title").GetString(),
            view.GetProperty("remaining_seconds").GetDouble(), view.GetProperty("job_id").GetGuid()));
        Assert.Equal(["/m/A.mkv", "/m/B.mkv"], view.GetProperty("paths").EnumerateArray().Select(path => path.GetString()));
        Assert.True(view.TryGetProperty("fire_at", out _));
    }

    [Theory]
    [InlineData("radarr::films")]
    [InlineData("radarr%3A%3Afilms")]
    public async Task A_batch_is_released_at_once_by_its_key_and_only_once(string key)
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        Guid job = (await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv") with { PinnedServerId = "films" })).JobId!.Value;

        Assert.Null(await box.Get<PendingBatches>().FireAsync("radarr", stage, AppBox.Soon));
        Assert.Equal("radarr::films", await box.Get<PendingBatches>().FireAsync(key, stage, AppBox.Soon));
        Assert.Null(await box.Get<PendingBatches>().FireAsync(key, stage, AppBox.Soon));

        Assert.Null((await box.JobAsync(job)).NotBefore);
        Assert.Contains("jobgate.Look", stage.Knocks);
    }

    [Fact]
    public async Task Of_many_who_fire_a_job_at_once_one_does()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        Guid job = (await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"))).JobId!.Value;

        string?[] fired = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => box.Get<PendingBatches>().FireAsync(job, stage, AppBox.Soon))));

        Assert.Equal("radarr", Assert.Single(fired, key => key is not null));
        Assert.Equal(["queued", "triggered"], await box.HistoryAsync());
        Assert.Contains((await Jobs.Resolving.Servers.LibraryBox.LogAsync(box, job)), line => line.Contains("INFO - Released by hand", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_released_job_comes_in_by_the_gate_and_a_waiting_one_does_not()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        Guid job = (await box.AcceptAsync(stage, WebhookBox.Radarr(box.Video("A.mkv")))).JobId!.Value;

        Assert.False(await box.LetInAsync(job));
        await box.Get<PendingBatches>().FireAsync(job, stage, AppBox.Soon);

        Assert.True(await box.LetInAsync(job));
        Assert.Equal(JobStatus.Running, (await box.JobAsync(job)).Status);
    }

    [Fact]
    public async Task The_configuration_of_a_job_tells_what_was_announced()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        Guid job = (await box.AcceptAsync(stage, WebhookBox.Radarr("/m/B.mkv", "/m/A.mkv") with { DeletedPaths = ["/m/old.mkv"] })).JobId!.Value;

        IReadOnlyDictionary<Guid, WebhookConfig> configs = await box.Database.ReadAsync(context => WebhookConfig.OfAsync(context, [job, Guid.NewGuid()], AppBox.Soon), AppBox.Soon);

        WebhookConfig config = Assert.Single(configs).Value;
        Assert.Equal(["/m/A.mkv", "/m/B.mkv"], config.Paths);
        Assert.Equal(["A.mkv", "B.mkv"], config.Basenames);
        Assert.Equal(["/m/old.mkv"], config.DeletedPaths);
        Assert.Equal((2, box.Time.GetUtcNow().AddSeconds(60)), (config.PathCount, config.FireAt));
    }
}
