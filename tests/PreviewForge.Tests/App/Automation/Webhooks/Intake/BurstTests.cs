using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Webhooks;
using PreviewForge.Functions.Automation.Webhooks.History;
using PreviewForge.Functions.Automation.Webhooks.Intake;

namespace PreviewForge.Tests.App.Automation.Webhooks.Intake;

public sealed class BurstTests
{
    [Fact]
    public async Task Two_thousand_webhooks_at_once_are_one_job_for_each_key_and_none_is_lost()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        string[] sources = ["radarr", "sonarr", "custom", "plex"];

        Receipt[] receipts = await Task.WhenAll(Enumerable.Range(0, 2000).Select(number => Task.Run(() => box.AcceptAsync(
            stage, WebhookBox.Radarr($"/m/{number / 4}.mkv") with { Source = sources[number % 4] }))));

        Assert.All(receipts, receipt => Assert.Equal(1, receipt.Queued));
        Assert.Equal(4, (await box.JobsAsync()).Count);
        foreach (var batch in await box.BatchesAsync())
        {
            Assert.Equal((500, 500), (batch.Count, (await box.ArrivalsAsync(batch.JobId)).Count));
            Assert.Equal("500 files", (await box.JobAsync(batch.JobId)).LibraryName);
        }

        Assert.Equal(Enumerable.Repeat("queued", 100), await box.HistoryAsync());
    }

    [Fact]
    public async Task The_same_file_from_many_at_once_is_new_once()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);

        Receipt[] receipts = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv")))));

        Assert.Single(receipts, receipt => !receipt.IsDuplicate);
        Assert.Equal(1, Assert.Single(await box.BatchesAsync()).Count);
    }

    [Fact]
    public async Task One_that_cannot_be_kept_fails_alone()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        Arrival poison = WebhookBox.Radarr("/m/x.mkv") with { Title = null! };

        Task<Receipt>[] asked = [.. Enumerable.Range(0, 50).Select(number => box.AcceptAsync(stage, number == 25 ? poison : WebhookBox.Radarr($"/m/{number}.mkv")))];
        ApiException refusal = await Assert.ThrowsAsync<ApiException>(() => asked[25]);
        await Task.WhenAll(asked.Where((_, index) => index != 25));

        Assert.Equal(503, refusal.Status);
        Assert.NotNull(refusal.RetryAfter);
        Assert.Equal(49, Assert.Single(await box.BatchesAsync()).Count);
    }

    [Fact]
    public async Task What_a_caller_that_gave_up_had_handed_in_is_kept_all_the_same()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        using var impatient = new CancellationTokenSource();
        Task<Receipt>? given = null;
        await box.Database.WriteAsync(
            async _ =>
            {
                given = box.Get<IWebhookDesk>().AcceptAsync(WebhookBox.Radarr("/m/A.mkv"), stage, impatient.Token);
                await impatient.CancelAsync();
                return 0;
            },
            AppBox.Soon);

        Assert.Equal(1, (await given!).Queued);
        Assert.Equal(1, Assert.Single(await box.BatchesAsync()).Count);
    }

    [Fact]
    public async Task More_than_fits_into_memory_is_refused_with_the_time_to_try_again()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        List<Task<Receipt>> asked = [];
        await box.Database.WriteAsync(
            async _ =>
            {
                Arrival large = WebhookBox.Radarr([.. Enumerable.Range(0, 20_000).Select(number => $"/m/{new string('x', 200)}/{number}.mkv")]);
                asked.AddRange(Enumerable.Range(0, 2).Select(_ => box.AcceptAsync(stage, large)));
                ApiException refusal = await Assert.ThrowsAsync<ApiException>(() => box.AcceptAsync(stage, large));
                Assert.Equal((503, TimeSpan.FromSeconds(5)), (refusal.Status, refusal.RetryAfter));
                return 0;
            },
            AppBox.Soon);

        Assert.Equal(20_000, (await Task.WhenAll(asked)).Sum(receipt => receipt.Queued));
    }

    [Fact]
    public async Task What_was_handed_in_is_written_before_the_app_ends()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        IWebhookDesk desk = box.Get<IWebhookDesk>();
        Task[] notes = [.. Enumerable.Range(0, 50).Select(_ => desk.NoteAsync(new HistoryEntry("radarr", "Grab", "Reef", HistoryStatus.Ignored), AppBox.Soon))];

        await box.Get<IntakeWriter>().DisposeAsync();

        await Task.WhenAll(notes).WaitAsync(TimeSpan.FromSeconds(10), AppBox.Soon);
        Assert.Equal(50, (await box.HistoryAsync()).Count);
        await Assert.ThrowsAsync<ApiException>(() => desk.NoteAsync(new HistoryEntry("radarr", "Grab", "Reef", HistoryStatus.Ignored), AppBox.Soon));
    }
}
