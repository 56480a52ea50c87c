using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Configuration;

namespace PreviewForge.GpuRunner.Probe;

/// <summary>Answers a batch: many items at once, as storage answers slowly but many at a time. Starts no process.</summary>
internal sealed class ProbeProcessor(ItemProbe probe, RunnerOptions options, TimeProvider time)
{
    private const int Lanes = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly AbandonableCalls _calls = new(Lanes, Patience, time);

    public async Task<ProbeResult> ProcessAsync(ProbeWork work, CancellationToken cancellationToken) => new()
    {
        DispatchId = work.DispatchId,
        JobId = work.JobId,
        RunnerId = options.RunnerId,
        Items = await Task.WhenAll(work.Items.Select(item => JudgeAsync(item, work, cancellationToken))),
    };

    private async Task<ProbedItem> JudgeAsync(WorkItem item, ProbeWork work, CancellationToken cancellationToken)
    {
        try
        {
            return await _calls.RunAsync(() => probe.Judge(item, work.Frames, work.Force), cancellationToken);
        }
        catch (TimeoutException)
        {
            return new ProbedItem(item.ItemId, ProbeVerdict.SourceUnreadable, "The storage did not answer in time; look at the runner's mounts.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new ProbedItem(item.ItemId, ProbeVerdict.SourceUnreadable, $"The file or its previews can't be looked at: {failure.Message}");
        }
    }
}
