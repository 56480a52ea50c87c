using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using PreviewForge.Functions.Jobs.Announcing;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Resolving;

namespace PreviewForge.Functions.Jobs.Running;

/// <summary>
/// The life of one job: start, find its videos, keep the queues filled, tell the servers, until each video has an outcome; finish. It knows nothing but the job's id, so that
/// its history stays short however large the job is; every few rounds it starts over with an empty one. It begins when the gate has let the job in.
/// <list type="table">
/// <item><term>preparing</term><description>what it is to make, and for whom, is found out</description></item>
/// <item><term>looking</term><description>between two histories: it finds out where it stands</description></item>
/// <item><term>listing</term><description>libraries are still read; what is known of them is worked on</description></item>
/// <item><term>working</term><description>work is with the runners; it waits for <see cref="Progress"/></description></item>
/// <item><term>held</term><description>nothing may be sent: all work is held, or this job gave its slot back</description></item>
/// <item><term>announcing</term><description>all is made; servers are told and asked</description></item>
/// <item><term>finishing</term><description>nothing is left to do; its final state is written</description></item>
/// <item><term>ended</term><description>the job has its final state, or a chain of tries goes on with it</description></item>
/// </list>
/// </summary>
public static class RunJob
{
    /// <summary>Raised when there is something to look at: answers, or a cancellation. What it is stands in the database.</summary>
    public const string Progress = "progress";

    private const int RoundsPerHistory = 20;

    /// <summary>So long without progress, work may have been lost on the way.</summary>
    private static readonly TimeSpan Watchdog = TimeSpan.FromSeconds(15);

    /// <summary>Who lifts what holds the job raises <see cref="Progress"/>; this is for the case that it is lost.</summary>
    private static readonly TimeSpan HeldWatchdog = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    private static readonly TaskOptions Patiently = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 6, firstRetryInterval: TimeSpan.FromSeconds(1), backoffCoefficient: 2));

    /// <summary>The orchestration's id, by which everybody finds it.</summary>
    public static string InstanceId(Guid jobId) => $"job-{jobId}";

    [Function(nameof(RunJob))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        RunJobInput input = context.GetInput<RunJobInput>()!;
        try
        {
            await RunAsync(context, input);
        }
        catch (TaskFailedException failed)
        {
            var failure = new JobFailure(input.JobId, $"{failed.TaskName} failed several times: {failed.FailureDetails.ErrorMessage}");
            await context.CallActivityAsync(nameof(RunJobActivities.FailJob), failure, Patiently);
            Show(context, "ended");
        }
    }

    private static async Task RunAsync(TaskOrchestrationContext context, RunJobInput input)
    {
        Show(context, input.IsPrepared ? "looking" : "preparing");
        if (!input.IsPrepared && !await context.CallActivityAsync<bool>(nameof(RunJobActivities.PrepareJob), input.JobId, Patiently))
        {
            Show(context, "ended");
            return;
        }

        bool isListed = input.IsListed;
        for (int rounds = 0; rounds < RoundsPerHistory; rounds++)
        {
            ListingRound listed = isListed ? ListingRound.Done : await context.CallActivityAsync<ListingRound>(nameof(RunJobActivities.ListVideos), input.JobId, Patiently);
            isListed = listed.IsListed;
            DispatchRound dispatched = await context.CallActivityAsync<DispatchRound>(nameof(RunJobActivities.DispatchWork), input.JobId, Patiently);
            if (dispatched == DispatchRound.Ended || (dispatched == DispatchRound.Drained && isListed))
            {
                Show(context, "finishing");
                await context.CallActivityAsync(nameof(RunJobActivities.FinishJob), input.JobId, Patiently);
                Show(context, "ended");
                return;
            }

            Show(context, StateOf(dispatched, isListed));
            AnnounceRound announced = await context.CallActivityAsync<AnnounceRound>(nameof(RunJobActivities.AnnounceWork), input.JobId, Patiently);
            var round = new Round(listed, dispatched, announced);
            if (!round.HasMore && !await HearsOfProgressAsync(context, round))
            {
                await context.CallActivityAsync<int>(nameof(RunJobActivities.ForgetLostWork), input.JobId, Patiently);
            }
        }

        context.ContinueAsNew(input with { IsPrepared = true, IsListed = isListed });
    }

    private static string StateOf(DispatchRound dispatched, bool isListed) => dispatched switch
    {
        DispatchRound.Held => "held",
        _ when !isListed => "listing",
        DispatchRound.Drained => "announcing",
        _ => "working",
    };

    private static void Show(TaskOrchestrationContext context, string state) => context.SetCustomStatus(new
    {
        state,
        waits_for = state switch
        {
            "preparing" => "its paths and options to be resolved",
            "looking" => "a look at where it stands",
            "held" => "the end of what holds it: a pause, quiet hours, its schedule's stop time, or somebody who watches",
            "listing" => "its libraries to be read; what is found already is worked on",
            "announcing" => "servers to take up what was made",
            "working" => "answers of the runners",
            "finishing" => "its final state to be written",
            _ => null,
        },
    });

    private static async Task<bool> HearsOfProgressAsync(TaskOrchestrationContext context, Round round)
    {
        TimeSpan watchdog = round.Dispatched == DispatchRound.Held ? HeldWatchdog : Watchdog;
        TimeSpan patience = round.NextIn is { } next && next < watchdog ? next < ShortestWait ? ShortestWait : next : watchdog;
        try
        {
            await context.WaitForExternalEvent<object>(Progress, patience);
            return true;
        }
        catch (OperationCanceledException)
        {
            return patience < watchdog;
        }
    }

    /// <summary>What the activities of a round said.</summary>
    private sealed record Round(ListingRound Listed, DispatchRound Dispatched, AnnounceRound Announced)
    {
        private bool IsHeld => Dispatched == DispatchRound.Held;

        /// <summary>True: the next round should not wait.</summary>
        public bool HasMore => (Listed is { IsListed: false, NextIn: null } && !IsHeld) || Dispatched == DispatchRound.More || Announced.Told > 0;

        /// <summary>When the next round has something to do, whatever happens meanwhile; null when that is not known.</summary>
        public TimeSpan? NextIn => !IsHeld && Listed.NextIn is { } listing && !(Announced.NextIn < listing) ? listing : Announced.NextIn;
    }
}

/// <param name="JobId">The job.</param>
/// <param name="IsPrepared">True once the job runs and its options are fixed.</param>
/// <param name="IsListed">True once all of its videos are known.</param>
public sealed record RunJobInput(Guid JobId, bool IsPrepared = false, bool IsListed = false);

/// <param name="JobId">The job.</param>
/// <param name="Reason">Why it can't go on, for people.</param>
public sealed record JobFailure(Guid JobId, string Reason);
