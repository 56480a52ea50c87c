using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Automation.Webhooks;
using PreviewForge.Functions.Automation.Webhooks.Intake;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Automation.Webhooks;

/// <summary>Webhooks that come, and what the database has of them.</summary>
internal static class WebhookBox
{
    public static Arrival Radarr(params string[] paths) => new() { Source = "radarr", EventType = "Download", Title = Path.GetFileNameWithoutExtension(paths.FirstOrDefault() ?? "Reef"), Paths = paths };

    public static Task<Receipt> AcceptAsync(this AppBox box, DurableTaskClient client, Arrival arrival) => box.Get<IWebhookDesk>().AcceptAsync(arrival, client, AppBox.Soon);

    public static Task<List<BatchRow>> BatchesAsync(this AppBox box) => box.Database.ReadAsync(context => context.Batches.OrderBy(row => row.Key).ToListAsync(AppBox.Soon), AppBox.Soon);

    public static Task<List<ArrivalRow>> ArrivalsAsync(this AppBox box, Guid job)
        => box.Database.ReadAsync(context => context.Arrivals.Where(row => row.JobId == job).OrderBy(row => row.Id).ToListAsync(AppBox.Soon), AppBox.Soon);

    public static Task<List<JobRow>> JobsAsync(this AppBox box) => box.Database.ReadAsync(context => context.Jobs.OrderBy(row => row.CreatedAt).ToListAsync(AppBox.Soon), AppBox.Soon);

    /// <summary>Oldest first.</summary>
    public static async Task<IReadOnlyList<string>> HistoryAsync(this AppBox box)
        => [.. (await box.Database.ReadAsync(context => context.WebhookHistory.OrderBy(row => row.Id).ToListAsync(AppBox.Soon), AppBox.Soon)).Select(row => row.Status)];

    public static Task DelayAsync(this AppBox box, object? seconds)
        => box.Get<SettingsStore>().UpdateAsync(json => json["webhook_delay"] = System.Text.Json.JsonSerializer.SerializeToNode(seconds), AppBox.Soon);
}
