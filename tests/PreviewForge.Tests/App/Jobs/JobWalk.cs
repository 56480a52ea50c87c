using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs.Announcing;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Jobs;

/// <summary>Takes a job along its way, with a runner that finds work, or finds everything fresh.</summary>
internal static class JobWalk
{
    /// <summary>Until the runner has answered everything that was sent to it.</summary>
    public static async Task RunAsync(this AppBox box, Guid job, ProbeVerdict verdict = ProbeVerdict.NeedsExtraction)
    {
        for (int answered = box.Queues.Sent.Count; await box.DispatchAsync(job) is DispatchRound.Waiting or DispatchRound.More && answered < box.Queues.Sent.Count;)
        {
            WorkMessage[] messages = [.. box.Queues.Sent.Skip(answered)];
            answered = box.Queues.Sent.Count;
            foreach (WorkMessage message in messages)
            {
                await box.AnswerAsync(message is ProbeWork probe ? probe.Verdicts(verdict) : ((ExtractWork)message).Outcome(ExtractOutcome.Published));
            }
        }
    }

    public static Task<AnnounceRound> AnnounceAsync(this AppBox box, Guid job) => box.Get<JobAnnouncer>().RunAsync(job, AppBox.Soon);

    public static async Task<JobItemRow> OnlyItemAsync(this AppBox box, Guid job) => Assert.Single(await box.ItemsAsync(job));

    public static async Task<JobRow> FinishAsync(this AppBox box, Guid job)
    {
        await box.Get<JobLifecycle>().FinishAsync(job, AppBox.Soon);
        return await box.JobAsync(job);
    }
}
