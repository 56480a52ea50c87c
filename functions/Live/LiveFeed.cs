using System.Runtime.CompilerServices;
using System.Text.Json;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Workers;
using PreviewForge.Functions.SystemStatus;

namespace PreviewForge.Functions.Live;

/// <summary>All changes as they happen: those that are kept, in their order and without a gap that isn't told; and of workers what the runners' heartbeats say.</summary>
public sealed class LiveFeed(EventLog events, LivePulse pulse, WorkerSnapshot workers, TimeProvider time)
{
    /// <summary>Yields batches until it is cancelled.</summary>
    /// <param name="after">The last event that the reader knows; null to begin with what happens from now on.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async IAsyncEnumerable<LiveBatch> FollowAsync(long? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long last = after ?? await events.LastAsync(cancellationToken);
        string shown = "";
        while (true)
        {
            Task beat = pulse.Next;
            LiveBatch batch = await events.ReadAsync(last, cancellationToken);
            if (batch.Events.Count > 0 || batch.HasGap)
            {
                last = batch.Events.Count > 0 ? batch.Events[^1].Seq : await events.LastAsync(cancellationToken);
                yield return batch;
            }

            if (batch.Events.Count < EventLog.MostAtOnce)
            {
                (LiveBatch? crew, shown) = await WorkersAsync(last, shown, cancellationToken);
                if (crew is not null)
                {
                    yield return crew;
                }

                await pulse.WaitAsync(beat, cancellationToken);
            }
        }
    }

    private async Task<(LiveBatch? Batch, string Shown)> WorkersAsync(long last, string shown, CancellationToken cancellationToken)
    {
        IReadOnlyList<WorkerView> now = await workers.TakeAsync(cancellationToken);
        string text = JsonSerializer.Serialize(new { Workers = now }, ApiJson.Options);
        return text == shown
            ? (null, shown)
            : (new LiveBatch([new LiveEvent(last, time.GetUtcNow(), LiveEventKind.WorkerUpdate, "", JsonSerializer.Deserialize<JsonElement>(text))], false), text);
    }
}
