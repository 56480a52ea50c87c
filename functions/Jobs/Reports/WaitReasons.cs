using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Pausing;

namespace PreviewForge.Functions.Jobs.Reports;

/// <summary>What keeps jobs from going on now.</summary>
/// <param name="PausedBy">Why all work is held; empty when it isn't.</param>
/// <param name="Held">Servers whose videos are.</param>
internal sealed record WaitReasons(IReadOnlyList<PauseReason> PausedBy, IReadOnlyList<HeldServer> Held)
{
    /// <summary>Servers that hold videos of a job, and how many these are.</summary>
    public (IReadOnlyList<HeldServer> Servers, int Videos) HeldOf(JobTally tally)
    {
        HeldServer[] holding = [.. Held.Where(server => tally.Ready.Keys.Any(new HeldOwners([server]).Own))];
        return (holding, tally.Ready.Where(ready => new HeldOwners(holding).Own(ready.Key)).Sum(ready => ready.Value));
    }
}
