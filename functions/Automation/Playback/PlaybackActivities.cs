using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Jobs.Running;

namespace PreviewForge.Functions.Automation.Playback;

/// <summary>The step of <see cref="PlaybackWatch"/>. Done twice, the second time changes nothing; waking that is lost with a crash is made good by the jobs themselves within a minute.</summary>
public sealed class PlaybackActivities(PlaybackRounds rounds, RunningJobs running)
{
    [Function(nameof(AskSessions))]
    public async Task<PlaybackLook> AskSessions([ActivityTrigger] PlaybackMemory memory, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        PlaybackRound round = await rounds.RunAsync(memory, cancellationToken);
        if (round.HasLifted)
        {
            await running.LookAgainAsync(client, cancellationToken);
        }

        return round.Look;
    }
}
