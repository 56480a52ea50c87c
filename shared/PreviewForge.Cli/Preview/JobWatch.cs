using System.Runtime.CompilerServices;
using PreviewForge.Cli.Rest;

namespace PreviewForge.Cli.Preview;

/// <summary>Follows a job over the REST API until it is over.</summary>
internal sealed class JobWatch(ForgeApi api, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private readonly ProgressMeter _whole = new(time);

    /// <summary>The last job seen; over, once <see cref="FollowAsync"/> has ended.</summary>
    public Job? Latest { get; private set; }

    public async IAsyncEnumerable<JobSnapshot> FollowAsync(string jobId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var job = Latest = await api.JobAsync(jobId, cancellationToken);
            yield return Snapshot(job);
            if (job.IsOver)
            {
                yield break;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private JobSnapshot Snapshot(Job job)
    {
        var progress = job.Progress;
        var files = (progress?.Workers ?? []).Where(worker => !string.IsNullOrEmpty(worker.CurrentFile)).Select(FileOf).ToArray();
        var (done, total) = (progress?.ProcessedItems ?? 0, progress?.TotalItems ?? 0);
        _whole.Report(done + files.Sum(file => file.Share), total);
        var fine = progress?.Outcome?.Where(pair => FileRow.IsFineOutcome(pair.Key)).Sum(pair => pair.Value) ?? done;
        return new JobSnapshot(
            progress?.CurrentItem ?? "", done, total, Math.Max(0, done - fine), _whole.Rate, _whole.Remaining, files);
    }

    private static FileSnapshot FileOf(Worker worker) => new(
        Path.GetFileName(worker.CurrentFile!),
        Math.Clamp(worker.ProgressPercent / 100, 0, 1),
        worker.Speed ?? "",
        worker.RemainingTime is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
}
