using System.Runtime.CompilerServices;
using PreviewForge.Cli.Rest;

namespace PreviewForge.Cli.Preview;

/// <summary>Follows a job over the REST API until it is over.</summary>
internal sealed class JobWatch(ForgeApi api, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private readonly ProgressMeter _whole = new(time);
    private readonly Dictionary<string, ProgressMeter> _files = new(StringComparer.Ordinal);

    /// <summary>The last job seen; over, once <see cref="FollowAsync"/> has ended.</summary>
    public Job? Latest { get; private set; }

    public async IAsyncEnumerable<JobSnapshot> FollowAsync(string jobId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var job = Latest = await api.JobAsync(jobId, cancellationToken);
            var workers = job.IsOver ? [] : await api.WorkersAsync(cancellationToken);
            yield return Snapshot(job, [.. workers.Where(worker => worker.IsBusy)]);
            if (job.IsOver)
            {
                yield break;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private JobSnapshot Snapshot(Job job, IReadOnlyList<Worker> busy)
    {
        var files = busy.Select(FileOf).ToArray();
        foreach (var gone in _files.Keys.Except(busy.Select(worker => worker.CurrentTitle!)).ToArray())
        {
            _files.Remove(gone);
        }

        var progress = job.Progress;
        var (done, total) = (progress?.ProcessedItems ?? 0, progress?.TotalItems ?? 0);
        _whole.Report(done + files.Sum(file => file.Share), total);
        var fine = progress?.Outcome?.Where(pair => new FileRow("", pair.Key, null, null).IsFine).Sum(pair => pair.Value) ?? done;
        return new JobSnapshot(
            progress?.CurrentItem ?? "", done, total, Math.Max(0, done - fine), _whole.Rate, _whole.Remaining, files);
    }

    private FileSnapshot FileOf(Worker worker)
    {
        if (!_files.TryGetValue(worker.CurrentTitle!, out var meter))
        {
            _files[worker.CurrentTitle!] = meter = new ProgressMeter(time);
        }

        meter.Report(worker.ProgressPercent, 100);
        return new FileSnapshot(worker.CurrentTitle!, Math.Clamp(worker.ProgressPercent / 100, 0, 1), worker.Speed ?? "", meter.Remaining);
    }
}
