using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace PreviewForge.Functions.Automation.Playback;

/// <summary>
/// Asks servers again and again whether somebody watches there, so that work can make room for it. There is one for all servers.
/// <list type="table">
/// <item><term>looking</term><description>the first look since it began, or since its history was cut</description></item>
/// <item><term>watching</term><description>a job runs or waits: servers are asked every 15 seconds</description></item>
/// <item><term>idle</term><description>no job could be held: nobody is asked; it looks again within a minute, or at the event <see cref="Look"/></description></item>
/// <item><term>ended</term><description>no server has the switch on; it is started again when one has</description></item>
/// </list>
/// </summary>
public static class PlaybackWatch
{
    /// <summary>The orchestration's id, by which everybody finds it.</summary>
    public const string InstanceId = "playback-watch";

    /// <summary>Raised to have it look now.</summary>
    public const string Look = "look";

    private const int RoundsPerHistory = 40;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan IdlePace = TimeSpan.FromSeconds(60);

    private static readonly TaskOptions Patiently = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 4, firstRetryInterval: TimeSpan.FromSeconds(1), backoffCoefficient: 2));

    [Function(nameof(PlaybackWatch))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        PlaybackMemory memory = context.GetInput<PlaybackMemory>() ?? new PlaybackMemory(new Dictionary<string, int>());
        context.SetCustomStatus(new { state = "looking", waits_for = "the servers' answers who watches" });
        for (int round = 0; round < RoundsPerHistory; round++)
        {
            PlaybackLook seen = await context.CallActivityAsync<PlaybackLook>(nameof(PlaybackActivities.AskSessions), memory, Patiently);
            if (!seen.IsWanted)
            {
                context.SetCustomStatus(new { state = "ended" });
                return;
            }

            memory = new PlaybackMemory(seen.Failures);
            TimeSpan pace = seen.IsWatching ? Pace : IdlePace;
            context.SetCustomStatus(new
            {
                state = seen.IsWatching ? "watching" : "idle",
                waits_for = seen.IsWatching ? "the next look at who watches" : "a job that could be held",
                until = context.CurrentUtcDateTime + pace,
                playing = seen.Playing.Select(server => $"{server.Name}: {server.Sessions}"),
                silent = seen.Failures.Keys,
                looked_at = context.CurrentUtcDateTime,
            });
            await WaitAsync(context, pace);
        }

        context.ContinueAsNew(memory);
    }

    private static async Task WaitAsync(TaskOrchestrationContext context, TimeSpan pace)
    {
        try
        {
            await context.WaitForExternalEvent<object>(Look, pace);
        }
        catch (OperationCanceledException)
        {
            // It is time to look again.
        }
    }
}

/// <param name="Failures">How often in a row servers could not be asked, by id.</param>
public sealed record PlaybackMemory(IReadOnlyDictionary<string, int> Failures);
