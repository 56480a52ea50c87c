using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PreviewForge.Contracts;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Runners;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Jobs;

/// <summary>What tests do to jobs beside their way: add them, look at the gate, hold one, and see what was told.</summary>
internal static class JobModel
{
    /// <summary>A storage account that nobody answers for, so that no test talks to somebody else's.</summary>
    public static void ForgetStorage(this IServiceCollection services) => services.AddSingleton(new StorageAccount(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] =
                "DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=bm9ib2R5;BlobEndpoint=http://127.0.0.1:9/nobody;QueueEndpoint=http://127.0.0.1:9/nobody;",
        }).Build()));

    public static Task SetAsync(this AppBox box, string key, JsonNode? value) => box.Get<SettingsStore>().UpdateAsync(json => json[key] = value, AppBox.Soon);

    /// <summary>Adds a job a second later than the last one.</summary>
    public static Task<Guid> AddAsync(this AppBox box, JobPriority priority = JobPriority.Normal, string name = "a.mkv")
    {
        box.Time.Advance(TimeSpan.FromSeconds(1));
        return box.Get<JobSubmission>().SubmitAsync(new ManualJobRequest([Path.Combine(box.Media, name)], false, priority, null), AppBox.Soon);
    }

    public static async Task<(IReadOnlyList<Guid> LetIn, GateState State)> LookAsync(this AppBox box)
    {
        GateLook look = await box.Get<GateKeeper>().LookAsync(AppBox.Soon);
        return (look.LetIn, look.State);
    }

    /// <param name="box">The app.</param>
    /// <param name="job">The job.</param>
    /// <param name="change">What happens to it.</param>
    /// <param name="mayBeGone">True: a job that was deleted is no mistake of the test.</param>
    public static Task ChangeAsync(this AppBox box, Guid job, Action<JobRow> change, bool mayBeGone = false) => box.Database.WriteAsync(
        async context =>
        {
            JobRow? row = await context.Jobs.SingleOrDefaultAsync(row => row.Id == job, AppBox.Soon);
            Assert.True(mayBeGone || row is not null);
            if (row is not null)
            {
                change(row);
            }

            return 0;
        },
        AppBox.Soon);

    /// <summary>As a schedule's stop time does.</summary>
    public static Task SuspendAsync(this AppBox box, Guid job) => box.ChangeAsync(job, row => (row.Paused, row.HoldsSlot) = (true, false));

    /// <summary>As a schedule's next start does; the gate has to let the job in again.</summary>
    public static Task UnsuspendAsync(this AppBox box, Guid job) => box.ChangeAsync(job, row => row.Paused = false);

    public static Task<List<Guid>> JobIdsAsync(this AppBox box)
        => box.Database.ReadAsync(context => context.Jobs.Select(job => job.Id).ToListAsync(AppBox.Soon), AppBox.Soon);

    /// <summary>What was told of a job, oldest first.</summary>
    public static async Task<IReadOnlyList<LiveEventKind>> ToldAsync(this AppBox box, Guid job)
        => [.. (await box.Get<EventLog>().ReadAsync(0, AppBox.Soon)).Events.Where(told => told.Subject == job.ToString()).Select(told => told.Kind)];

    /// <summary>The tries of a job in their order.</summary>
    public static Task<List<JobRow>> TriesAsync(this AppBox box, Guid head) => box.Database.ReadAsync(
        context => context.Jobs.Where(job => job.ParentJobId == head).OrderBy(job => job.CreatedAt).ToListAsync(AppBox.Soon), AppBox.Soon);
}
