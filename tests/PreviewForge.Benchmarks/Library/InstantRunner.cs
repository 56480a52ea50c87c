using PreviewForge.Contracts;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs.Results;
using PreviewForge.Functions.Runners;

namespace PreviewForge.Benchmarks.Library;

/// <summary>Queues in memory and a runner behind them that answers at once.</summary>
internal sealed class InstantRunner(TimeProvider time) : IWorkQueues
{
    private const int Pictures = 100;

    private readonly Queue<WorkMessage> _sent = new();

    /// <summary>When the first probe came; null before.</summary>
    public long? FirstProbeAt { get; private set; }

    /// <summary>What a probe finds.</summary>
    public ProbeVerdict Verdict { get; set; } = ProbeVerdict.NeedsExtraction;

    /// <summary>False: extractions stay where they are.</summary>
    public bool Extracts { get; set; } = true;

    public void Reset()
    {
        _sent.Clear();
        FirstProbeAt = null;
    }

    public Task SendAsync(JobPriority priority, WorkMessage message, CancellationToken cancellationToken)
    {
        FirstProbeAt ??= time.GetTimestamp();
        if (message is ProbeWork || Extracts)
        {
            _sent.Enqueue(message);
        }

        return Task.CompletedTask;
    }

    public Task<long> CountAsync(string queue, CancellationToken cancellationToken) => Task.FromResult<long>(_sent.Count);

    public async Task AnswerAllAsync(ResultRecorder recorder, CancellationToken cancellationToken)
    {
        while (_sent.TryDequeue(out var message))
        {
            await recorder.RecordAsync(message is ProbeWork probe ? AnswerTo(probe) : AnswerTo((ExtractWork)message), cancellationToken);
        }
    }

    private ProbeResult AnswerTo(ProbeWork probe) => new()
    {
        DispatchId = probe.DispatchId, JobId = probe.JobId, RunnerId = "bench", Items = [.. probe.Items.Select(item => new ProbedItem(item.ItemId, Verdict))],
    };

    private static ExtractResult AnswerTo(ExtractWork work)
    {
        foreach (var tiles in work.Item.Plans.Where(plan => plan.Format == OutputFormat.Trickplay))
        {
            Directory.CreateDirectory(tiles.Target);
            File.WriteAllBytes(Path.Combine(tiles.Target, "0.jpg"), SampleSheet.Jpeg);
        }

        return new ExtractResult
        {
            DispatchId = work.DispatchId, JobId = work.JobId, RunnerId = "bench", ItemId = work.Item.ItemId,
            Outcome = ExtractOutcome.Published, Source = FrameSource.Extracted, Worker = "CPU Worker 1", FrameCount = Pictures,
            Plans = [.. work.Item.Plans.Select(plan => new PlanResult(plan.ServerId, plan.Format, PlanStatus.Published, null, plan.Target, plan.Width, SampleSheet.PictureHeight, Pictures))],
        };
    }
}
