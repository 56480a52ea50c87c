using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Diagnosis;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.GpuRunner.Extraction.Sparse;
using PreviewForge.GpuRunner.Hardware;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>The rungs of the ladder, each tried by its name.</summary>
internal sealed class Ways(SparseWay sparse, KeyframeWay keyframes, FullWay full, MediaProbe probe, Admission admission)
{
    /// <param name="way">What to try.</param>
    /// <param name="device">What decodes.</param>
    /// <param name="work">The file in hand.</param>
    /// <param name="subject">What the index tells; null when it tells nothing.</param>
    /// <param name="container">Null when it is unknown.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    public async Task<WayOutcome> TryAsync(
        ExtractionWay way, DecodeDevice device, ExtractionCase work, SparseSubject? subject, MediaContainer? container, CancellationToken cancellationToken)
    {
        if (way is ExtractionWay.Sparse && subject is not null)
        {
            var wanted = admission.Equip(subject.Request, device);
            return await TryAsync(work, wanted, given => sparse.TryAsync(work, subject, given, cancellationToken));
        }

        var description = await work.DescribeFileAsync(probe, cancellationToken);
        if (description is not Description.Found found)
        {
            return description is Description.NoVideo none ? new WayOutcome.Empty(none.Reason) : new WayOutcome.Hopeless(((Description.Failed)description).Reason);
        }

        var request = admission.Equip(work.Request(found.Video), device);
        return await TryAsync(work, request, async given => way switch
        {
            ExtractionWay.KeyframeReads => await keyframes.TryAsync(work, given, KeyframeReads.Only, container, cancellationToken),
            ExtractionWay.KeyframePass => await keyframes.TryAsync(work, given, KeyframeReads.Everything, container, cancellationToken),
            ExtractionWay.FullDecode => await full.TryAsync(work, given, cancellationToken),
            _ => new WayOutcome.NotEnough("The file has no index that can be used.", FailureClass.WrongIndex),
        });
    }

    private async Task<WayOutcome> TryAsync(ExtractionCase work, FrameRequest request, Func<FrameRequest, Task<WayOutcome>> run)
    {
        if (admission.Refusal(request) is { } refusal)
        {
            return refusal;
        }

        var outcome = await run(request);
        if (outcome is WayOutcome.NotEnough missed && work.Account.FramesDecoded is 0 && PlainColours.MayHelp(request, missed.Class))
        {
            outcome = await run(request with { HasPlainColours = true });
            PlainColours.Note(work, missed, outcome);
        }

        admission.Note(work.Order.Device, request, outcome, work.WayTook);
        return outcome;
    }
}
