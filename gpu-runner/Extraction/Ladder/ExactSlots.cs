using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.GpuRunner.Extraction.Pictures;
using PreviewForge.GpuRunner.Extraction.Sparse;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>
/// Decodes the slots that are too far from their keyframe, over the pictures from that keyframe on: one ffmpeg for each gap, on the
/// file itself. Where that fails the slot keeps the picture before it, and the report tells how far off that is.
/// </summary>
internal sealed class ExactSlots(FfmpegRuns runs, MediaProbe probe)
{
    /// <summary>
    /// ffmpeg's search in a container without an index may land behind the keyframe when it is told the keyframe's own time.
    /// </summary>
    private static readonly TimeSpan SearchMargin = TimeSpan.FromSeconds(1);

    /// <param name="work">The file in hand.</param>
    /// <param name="wanted">The gaps.</param>
    /// <param name="table">Has a shot for all other slots.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    /// <returns>All slots filled, or that the video ends before its stated end.</returns>
    public async Task<WayOutcome> FillAsync(ExtractionCase work, ExactRequest wanted, SlotTable table, CancellationToken cancellationToken)
    {
        if (wanted.Gaps is not [] && await work.DescribeFileAsync(probe, cancellationToken) is Description.Found found)
        {
            var request = wanted.Request with { Video = found.Video with { Duration = wanted.Request.Video.Duration } };
            foreach (var gap in wanted.Gaps)
            {
                await FillAsync(work, request, wanted.Container, gap, table, cancellationToken);
            }
        }

        if (table.MissingAtEnd > Shortfall.Tolerated)
        {
            return Shortfall.EndsEarly(table.Count - table.MissingAtEnd, table.Count);
        }

        foreach (var gap in wanted.Gaps)
        {
            NoteWhatIsOff(work, gap, table);
        }

        return new WayOutcome.Done(wanted.Request, table.Filled());
    }

    private async Task FillAsync(
        ExtractionCase work, FrameRequest request, MediaContainer? container, FarSlots gap, SlotTable table, CancellationToken cancellationToken)
    {
        var hasIndex = container is MediaContainer.Matroska or MediaContainer.Mp4 or MediaContainer.Avi;
        var from = hasIndex ? (double)gap.First * request.IntervalSeconds : Math.Max(0, (gap.DecodedFrom - SearchMargin).TotalSeconds);
        var arguments = FfmpegCommand.Part(request, from, gap.First, gap.Count, work.Threads);
        var harvest = new Harvest(work.Store, request.Sizes.Count);
        var job = new FfmpegJob(arguments, request.Sizes.Count, work.TimeLeft(request.Video));
        var outcome = await runs.RunAsync(job, picture => Take(harvest, picture, request.IntervalSeconds), cancellationToken);
        work.Account.Add(outcome);
        for (var slot = gap.First; slot <= gap.Last; slot++)
        {
            if (harvest.Find(slot - gap.First) is { } shot)
            {
                table.Set(slot, shot);
                work.Account.ExactSlots++;
            }
        }
    }

    private static void Take(Harvest harvest, Picture picture, int interval)
    {
        var slot = picture.Time.TotalSeconds / interval;
        if (Math.Abs(slot - Math.Round(slot)) < 0.01)
        {
            harvest.TryAdd((int)Math.Round(slot), picture);
        }
    }

    private static void NoteWhatIsOff(ExtractionCase work, FarSlots gap, SlotTable table)
    {
        for (var slot = gap.First; slot <= gap.Last; slot++)
        {
            if (!table.Has(slot))
            {
                var off = ((double)slot * work.Interval) - gap.DecodedFrom.TotalSeconds;
                work.Account.AlignmentSeconds = Math.Max(work.Account.AlignmentSeconds ?? 0, off);
            }
        }
    }
}

/// <param name="Request">Which pictures.</param>
/// <param name="Container">Decides how ffmpeg finds a place in the file; null when it is unknown.</param>
/// <param name="Gaps">Which slots.</param>
internal sealed record ExactRequest(FrameRequest Request, MediaContainer? Container, IReadOnlyList<FarSlots> Gaps);
