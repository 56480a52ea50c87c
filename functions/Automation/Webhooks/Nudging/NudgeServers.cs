using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace PreviewForge.Functions.Automation.Webhooks.Nudging;

/// <summary>
/// While a batch waits, its files' servers are told of them, so that they can take them up in the meantime. Nobody relies on it: it looks every ten seconds for
/// what is new, gives up when it fails, and ends with the batch.
/// <list type="table">
/// <item><term>waiting</term><description>the batch is open: looks again</description></item>
/// <item><term>ended</term><description>the batch has ended and all its files were told, the rounds are used up, or a look failed several times</description></item>
/// </list>
/// </summary>
public static class NudgeServers
{
    /// <summary>Longer than any batch waits.</summary>
    private const int MostRounds = 700;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(1);

    private static readonly TaskOptions Twice = TaskOptions.FromRetryPolicy(new RetryPolicy(maxNumberOfAttempts: 2, firstRetryInterval: TimeSpan.FromSeconds(5)));

    /// <summary>The orchestration's id.</summary>
    public static string InstanceId(Guid jobId) => $"nudge-{jobId}";

    [Function(nameof(NudgeServers))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        NudgeInput input = context.GetInput<NudgeInput>()!;
        context.SetCustomStatus(new { state = "waiting", waits_for = "the end of the batch; servers are told of new files meanwhile", job = input.JobId, round = input.Round });
        try
        {
            NudgeRound round = await context.CallActivityAsync<NudgeRound>(nameof(NudgeServersActivity.NudgeArrivals), input, Twice);
            if (!round.IsOver && input.Round < MostRounds)
            {
                await context.CreateTimer(round.HasMore ? ShortPause : Pause, CancellationToken.None);
                context.ContinueAsNew(new NudgeInput(input.JobId, round.Last, input.Round + 1));
                return;
            }

            context.SetCustomStatus(new { state = "ended", job = input.JobId, round = input.Round });
        }
        catch (TaskFailedException)
        {
            context.SetCustomStatus(new { state = "gave up", job = input.JobId, round = input.Round });
        }
    }
}

/// <param name="JobId">The batch's job.</param>
/// <param name="After">The last arrival that was told.</param>
/// <param name="Round">How often it has looked.</param>
public sealed record NudgeInput(Guid JobId, long After = 0, int Round = 0);

/// <param name="Last">The last arrival that was told.</param>
/// <param name="HasMore">True: there are more already.</param>
/// <param name="IsOver">True: the batch has ended, and there are no more.</param>
public sealed record NudgeRound(long Last, bool HasMore, bool IsOver);
