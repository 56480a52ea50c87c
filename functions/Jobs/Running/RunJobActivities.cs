using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Resolving;

namespace PreviewForge.Functions.Jobs.Running;

/// <summary>The steps of <see cref="RunJob"/>. Each may run twice, or again after it was done: the second time changes nothing.</summary>
public sealed class RunJobActivities(JobLifecycle lifecycle, JobResolver resolver, JobDispatcher dispatcher, LostWork lostWork)
{
    /// <returns>False when there is nothing to run: the job has ended, or can't begin.</returns>
    [Function(nameof(PrepareJob))]
    public async Task<bool> PrepareJob([ActivityTrigger] Guid jobId, CancellationToken cancellationToken)
    {
        if (!await lifecycle.StartAsync(jobId, cancellationToken))
        {
            return false;
        }

        string? problem = await resolver.ResolveAsync(jobId, cancellationToken);
        if (problem is not null)
        {
            await lifecycle.FailAsync(jobId, problem, cancellationToken);
        }

        return problem is null;
    }

    [Function(nameof(DispatchWork))]
    public Task<DispatchRound> DispatchWork([ActivityTrigger] Guid jobId, CancellationToken cancellationToken)
        => dispatcher.RunAsync(jobId, cancellationToken);

    [Function(nameof(ForgetLostWork))]
    public Task<int> ForgetLostWork([ActivityTrigger] Guid jobId, CancellationToken cancellationToken) => lostWork.ForgetAsync(jobId, cancellationToken);

    [Function(nameof(FinishJob))]
    public Task FinishJob([ActivityTrigger] Guid jobId, CancellationToken cancellationToken) => lifecycle.FinishAsync(jobId, cancellationToken);

    [Function(nameof(FailJob))]
    public Task FailJob([ActivityTrigger] JobFailure failure, CancellationToken cancellationToken)
        => lifecycle.FailAsync(failure.JobId, failure.Reason, cancellationToken);
}
