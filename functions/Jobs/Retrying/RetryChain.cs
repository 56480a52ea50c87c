using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace PreviewForge.Functions.Jobs.Retrying;

/// <summary>
/// Tries the videos of a job again that a server was not ready for, or that were not there: waits, lets a job of their own in, writes what came of it into
/// the first job, and waits longer, until nothing is owed or the tries are used up.
/// <list type="table">
/// <item><term>looking</term><description>where the chain stands is found out</description></item>
/// <item><term>waiting</term><description>until <see cref="RetryStep.DueAt"/>, or the event <see cref="RetryNow"/></description></item>
/// <item><term>running</term><description>the try is at the gate, or runs; looked at now and then</description></item>
/// <item><term>ended</term><description>nothing is owed, the tries are used up, or somebody cancelled</description></item>
/// </list>
/// </summary>
public static class RetryChain
{
    /// <summary>Raised to skip the wait before the next try.</summary>
    public const string RetryNow = "retry-now";

    private static readonly TimeSpan[] Looks = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1)];

    private const int LooksPerHistory = 60;

    private static readonly TaskOptions Patiently = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 6, firstRetryInterval: TimeSpan.FromSeconds(1), backoffCoefficient: 2));

    /// <summary>The orchestration's id, by which everybody finds it.</summary>
    public static string InstanceId(Guid headJobId) => $"retry-{headJobId}";

    [Function(nameof(RetryChain))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        RetryChainInput input = context.GetInput<RetryChainInput>()!;
        context.SetCustomStatus(new { state = "looking", waits_for = "a look at where the chain stands" });
        if (await context.CallActivityAsync<RetryStep?>(nameof(RetryChainActivities.PlanRetry), input.HeadJobId, Patiently) is not { } step)
        {
            context.SetCustomStatus(new { state = "ended" });
            return;
        }

        if (step.DueAt is { } due)
        {
            context.SetCustomStatus(new { state = "waiting", waits_for = "the time of its next try", attempt = step.Attempt, until = due });
            await WaitAsync(context, due);
            await context.CallActivityAsync(nameof(RetryChainActivities.ReleaseRetry), input.HeadJobId, Patiently);
        }

        context.SetCustomStatus(new { state = "running", waits_for = "the end of the try", attempt = step.Attempt, job = step.JobId });
        if (await HasEndedAsync(context, step.JobId))
        {
            await context.CallActivityAsync(nameof(RetryChainActivities.MergeRetry), step.JobId, Patiently);
        }

        context.ContinueAsNew(input);
    }

    private static async Task WaitAsync(TaskOrchestrationContext context, DateTimeOffset until)
    {
        TimeSpan wait = until - new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero);
        if (wait <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            await context.WaitForExternalEvent<object>(RetryNow, wait);
        }
        catch (OperationCanceledException)
        {
            // The time has come.
        }
    }

    private static async Task<bool> HasEndedAsync(TaskOrchestrationContext context, Guid jobId)
    {
        for (int look = 0; look < LooksPerHistory; look++)
        {
            await context.CreateTimer(Looks[Math.Min(look, Looks.Length - 1)], CancellationToken.None);
            if (await context.CallActivityAsync<bool>(nameof(RetryChainActivities.HasRetryEnded), jobId, Patiently))
            {
                return true;
            }
        }

        return false;
    }
}

/// <param name="HeadJobId">The job whose videos are tried again.</param>
public sealed record RetryChainInput(Guid HeadJobId);

/// <param name="Attempt">Which try, from 1.</param>
/// <param name="DueAt">When it may begin; null when it may already.</param>
/// <param name="JobId">Its job.</param>
public sealed record RetryStep(int Attempt, DateTimeOffset? DueAt, Guid JobId);
