using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Automation.Playback;
using PreviewForge.Functions.Jobs.Announcing;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Jobs.Retrying;

namespace PreviewForge.Functions.Jobs.Running;

/// <summary>The steps of <see cref="RunJob"/>. Each may run twice, or again after it was done: the second time changes nothing.</summary>
public sealed class RunJobActivities(JobLifecycle lifecycle, JobStages stages, RetryChains retries, GateBell bell, PlaybackBell playback)
{
    /// <returns>False when there is nothing to run: the job has ended, or can't begin.</returns>
    [Function(nameof(PrepareJob))]
    public async Task<bool> PrepareJob([ActivityTrigger] Guid jobId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!await lifecycle.MayRunAsync(jobId, cancellationToken))
        {
            return false;
        }

        // Nobody is asked who watches while there is no work. The answer comes while the first videos are still looked for and probed.
        await playback.RingAsync(client, cancellationToken);
        string? problem = await stages.Resolver.ResolveAsync(jobId, cancellationToken);
        if (problem is not null)
        {
            await lifecycle.FailAsync(jobId, problem, cancellationToken);
            await bell.RingAsync(client, cancellationToken);
        }

        return problem is null;
    }

    [Function(nameof(ListVideos))]
    public Task<ListingRound> ListVideos([ActivityTrigger] Guid jobId, CancellationToken cancellationToken) => stages.Lister.StepAsync(jobId, cancellationToken);

    [Function(nameof(DispatchWork))]
    public Task<DispatchRound> DispatchWork([ActivityTrigger] Guid jobId, CancellationToken cancellationToken)
        => stages.Dispatcher.RunAsync(jobId, cancellationToken);

    [Function(nameof(AnnounceWork))]
    public Task<AnnounceRound> AnnounceWork([ActivityTrigger] Guid jobId, CancellationToken cancellationToken)
        => stages.Announcer.RunAsync(jobId, cancellationToken);

    [Function(nameof(ForgetLostWork))]
    public Task<int> ForgetLostWork([ActivityTrigger] Guid jobId, CancellationToken cancellationToken) => stages.LostWork.ForgetAsync(jobId, cancellationToken);

    [Function(nameof(FinishJob))]
    public async Task FinishJob([ActivityTrigger] Guid jobId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await lifecycle.FinishAsync(jobId, cancellationToken);
        await retries.StartAsync(client, jobId, cancellationToken);
        await bell.RingAsync(client, cancellationToken);
    }

    [Function(nameof(FailJob))]
    public async Task FailJob([ActivityTrigger] JobFailure failure, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await lifecycle.FailAsync(failure.JobId, failure.Reason, cancellationToken);
        await bell.RingAsync(client, cancellationToken);
    }
}
