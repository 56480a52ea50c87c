using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Automation.Schedules;
using PreviewForge.Functions.Automation.Schedules.Editing;
using PreviewForge.Functions.Automation.Schedules.Store;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Automation.Schedules;

/// <summary>Schedules to work with, and what became of them.</summary>
internal static class SampleSchedules
{
    public static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();

    /// <param name="box">The app.</param>
    /// <param name="members">Of the request, beside the name.</param>
    public static Task<Schedule> ScheduleAsync(this AppBox box, string members)
        => box.Get<ScheduleEditor>().CreateAsync(Json($$"""{"name": "Nightly", {{members}}}"""), AppBox.Soon);

    public static Schedule Schedule(this AppBox box, string id) => box.Get<ScheduleStore>().Find(id)!;

    public static string SchedulesFile(this AppBox box) => box.Folder.Path("config/schedules.json");

    public static void WriteSchedules(this AppBox box, string content)
    {
        Directory.CreateDirectory(box.Folder.Path("config"));
        File.WriteAllText(box.SchedulesFile(), content);
    }

    /// <summary>All jobs, in the order of their making.</summary>
    public static Task<List<JobRow>> JobsAsync(this AppBox box)
        => box.Database.ReadAsync(async context => (await context.Jobs.ToListAsync(AppBox.Soon)).OrderBy(job => job.CreatedAt).ToList(), AppBox.Soon);

    /// <summary>Gives a job a file that isn't there, and tries for it.</summary>
    public static Task AddMissingAsync(this AppBox box, Guid job) => box.Database.WriteAsync(
        async context =>
        {
            (await context.Jobs.SingleAsync(row => row.Id == job, AppBox.Soon)).MaxRetries = 3;
            context.Items.Add(new JobItemRow
            {
                JobId = job, Path = Path.Combine(box.Media, "gone.mkv"), State = ItemState.Done, Outcome = ItemOutcome.SkippedFileNotFound, IsOwed = true, FinishedAt = box.Time.GetUtcNow(),
            });
            return 0;
        },
        AppBox.Soon);

    /// <summary>Ends every job, as if its work were done.</summary>
    public static Task<int> EndJobsAsync(this AppBox box) => box.Database.WriteAsync(
        context => context.Jobs.ExecuteUpdateAsync(
            update => update.SetProperty(job => job.Status, JobStatus.Completed).SetProperty(job => job.HoldsSlot, false).SetProperty(job => job.Paused, false), AppBox.Soon),
        AppBox.Soon);
}
