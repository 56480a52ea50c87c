using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace PreviewForge.Functions.Jobs.Gate;

/// <summary>
/// Wakes jobs that the gate gave their slot back to. They have orchestrations, which wait; an entity can't tell those, so it starts this one to do it.
/// <list type="table">
/// <item><term>waking</term><description>the jobs' orchestrations are told, one after the other</description></item>
/// <item><term>ended</term><description>all were told; whom a crash kept from hearing looks within a minute</description></item>
/// </list>
/// </summary>
public static class WakeJobs
{
    private static readonly TaskOptions Patiently = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 4, firstRetryInterval: TimeSpan.FromSeconds(1), backoffCoefficient: 2));

    [Function(nameof(WakeJobs))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        WakeJobsInput input = context.GetInput<WakeJobsInput>()!;
        context.SetCustomStatus(new { state = "waking", waits_for = "the jobs to be told that they have their slot again", jobs = input.JobIds });
        await context.CallActivityAsync(nameof(WakeJobsActivity.WakeReturned), input, Patiently);
        context.SetCustomStatus(new { state = "ended", jobs = input.JobIds });
    }
}

/// <param name="JobIds">Jobs that have their slot again.</param>
public sealed record WakeJobsInput(IReadOnlyList<Guid> JobIds);
