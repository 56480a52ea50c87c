using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Diagnosis;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.GpuRunner.Extraction.Sparse;
using PreviewForge.GpuRunner.Hardware;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>The rungs of the ladder, each tried by its name.</summary>
internal sealed class Ways(SparseWay sparse, KeyframeWay keyframes, FullWay full, MediaProbe probe, TempSpace space)
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
            return Refusal(subject.Request) ?? await sparse.TryAsync(work, subject, device, cancellationToken);
        }

        var description = await work.DescribeFileAsync(probe, cancellationToken);
        if (description is not Description.Found found)
        {
            return description is Description.NoVideo none ? new WayOutcome.Empty(none.Reason) : new WayOutcome.Hopeless(((Description.Failed)description).Reason);
        }

        var request = work.Request(found.Video) with { Device = device };
        return Refusal(request) ?? way switch
        {
            ExtractionWay.KeyframeReads => await keyframes.TryAsync(work, request, KeyframeReads.Only, container, cancellationToken),
            ExtractionWay.KeyframePass => await keyframes.TryAsync(work, request, KeyframeReads.Everything, container, cancellationToken),
            ExtractionWay.FullDecode => await full.TryAsync(work, request, cancellationToken),
            _ => new WayOutcome.NotEnough("The file has no index that can be used.", FailureClass.WrongIndex),
        };
    }

    private WayOutcome.Hopeless? Refusal(FrameRequest request) => (DolbyVision.WhyRefused(request) ?? space.WhyRefused(request)) is { } reason ? new WayOutcome.Hopeless(reason) : null;
}
