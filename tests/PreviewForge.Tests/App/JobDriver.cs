using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Jobs.Results;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App;

/// <summary>The steps of a job, played by hand, and a runner's answers.</summary>
internal static class JobDriver
{
    public static async Task<Guid> StartJobAsync(this AppBox box, params string[] paths)
    {
        Guid job = await box.SubmitAsync(paths);
        Assert.True(await box.LetInAsync(job));
        Assert.Null(await box.Get<JobResolver>().ResolveAsync(job, AppBox.Soon));
        await box.Get<ItemPlanning>().PlanNextAsync(job, AppBox.Soon);
        return job;
    }

    /// <summary>Makes the gate look.</summary>
    /// <returns>Whether the job may run after it.</returns>
    public static async Task<bool> LetInAsync(this AppBox box, Guid job)
    {
        await box.Get<GateKeeper>().LookAsync(AppBox.Soon);
        return await box.Get<JobLifecycle>().MayRunAsync(job, AppBox.Soon);
    }

    public static Task<DispatchRound> DispatchAsync(this AppBox box, Guid job) => box.Get<JobDispatcher>().RunAsync(job, AppBox.Soon);

    public static Task<RecordedResult> AnswerAsync(this AppBox box, RunnerResult result) => box.Get<ResultRecorder>().RecordAsync(result, AppBox.Soon);

    public static ProbeResult Verdicts(this ProbeWork probe, ProbeVerdict verdict, int? onlyFirst = null) => new()
    {
        DispatchId = probe.DispatchId,
        JobId = probe.JobId,
        RunnerId = "attic",
        Items = [.. probe.Items.Take(onlyFirst ?? probe.Items.Count).Select(item => new ProbedItem(item.ItemId, verdict))],
    };

    public static ExtractResult Outcome(this ExtractWork work, ExtractOutcome outcome, string? reason = null) => new()
    {
        DispatchId = work.DispatchId,
        JobId = work.JobId,
        RunnerId = "attic",
        ItemId = work.Item.ItemId,
        Outcome = outcome,
        Reason = reason,
        Source = outcome == ExtractOutcome.Published ? FrameSource.Extracted : null,
        Worker = "CPU Worker 1",
        FrameCount = 9,
        Plans = outcome == ExtractOutcome.Published
            ? [.. work.Item.Plans.Select(plan => new PlanResult(plan.ServerId, plan.Format, PlanStatus.Published, null, plan.Target, plan.Width, 180, 9))]
            : [],
    };

    public static Task<List<JobItemRow>> ItemsAsync(this AppBox box, Guid job)
        => box.Database.ReadAsync(context => context.Items.Where(item => item.JobId == job).OrderBy(item => item.Id).ToListAsync(AppBox.Soon), AppBox.Soon);

    public static Task<JobRow> JobAsync(this AppBox box, Guid job)
        => box.Database.ReadAsync(context => context.Jobs.SingleAsync(row => row.Id == job, AppBox.Soon), AppBox.Soon);
}
