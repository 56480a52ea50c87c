using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.GpuRunner.FrameCache;
using PreviewForge.GpuRunner.Publishing;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>
/// Makes outputs of a video: from pictures of another output, else from the frame cache, else from the video. Work that insists on new
/// pictures gets new ones.
/// </summary>
internal sealed class PassRunner(
    SiblingPictures siblings, PictureCache cache, FrameExtractor extractor, PlanPublisher publisher, ExtractTools tools)
{
    /// <summary>Makes outputs from the pictures of others, when all can be had like this: the video is not read then.</summary>
    /// <returns>Null when they can't.</returns>
    public IReadOnlyList<PassEnd>? TryReuse(VideoWork video, IReadOnlyList<OutputPlan> plans, CancellationToken cancellationToken)
    {
        if (video.Work.Force)
        {
            return null;
        }

        var settings = video.Work.Frames.ToSettings();
        var found = new List<PictureSet>();
        try
        {
            foreach (var plan in plans)
            {
                if (siblings.Find(video.Work.Item, plan, video.Source, settings) is not { } pictures)
                {
                    return null;
                }

                found.Add(pictures);
            }

            return [.. plans.Zip(found, (plan, pictures) => Publish(video, [plan], pictures, cancellationToken))];
        }
        finally
        {
            found.ForEach(pictures => pictures.Dispose());
        }
    }

    /// <summary>Makes outputs from pictures that one extraction makes, or has made.</summary>
    /// <exception cref="OperationCanceledException">No longer wanted; nothing is left half done.</exception>
    public async Task<PassEnd> RunAsync(VideoWork video, IReadOnlyList<OutputPlan> plans, CancellationToken cancellationToken)
    {
        var key = tools.KeyFor(video.Source, video.Work.Frames);
        if (!video.Work.Force && cache.Find(key, plans) is { } cached)
        {
            using (cached)
            {
                return Publish(video, plans, cached, cancellationToken);
            }
        }

        using var area = tools.Workspace.Open();
        video.Show.Phase("Extracting frames with ffmpeg");
        var order = new ExtractionOrder(video.Work.Item with { Plans = plans }, video.Work.Frames, area.Folder)
        {
            Device = video.Show.Worker.Device,
            Threads = video.Show.Worker.Threads,
            OnFallback = video.Show.Worker.FellBack,
            Force = video.Work.Force,
            OnPicture = video.Show.Picture,
        };
        var end = await extractor.ExtractAsync(order, video.Show.Progress, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return end switch
        {
            ExtractionEnd.Frames frames => PublishAndKeep(video, plans, key, ToPictures(frames, video.Work.Frames), cancellationToken),
            ExtractionEnd.NoFrames none => WithoutPictures(video, plans, ExtractOutcome.NoFrames, none.Reason, none.Report),
            ExtractionEnd.Failed failed => WithoutPictures(video, plans, ExtractOutcome.Failed, failed.Reason, failed.Report),
            _ => throw new InvalidOperationException("An extraction ends with frames, without any, or fails."),
        };
    }

    private PassEnd PublishAndKeep(
        VideoWork video, IReadOnlyList<OutputPlan> plans, FrameKey key, PictureSet pictures, CancellationToken cancellationToken)
    {
        var end = Publish(video, plans, pictures, cancellationToken);
        if (end.Outcome is not ExtractOutcome.SourceChanged)
        {
            cache.Put(key, pictures);
        }

        return end;
    }

    private PassEnd Publish(VideoWork video, IReadOnlyList<OutputPlan> plans, PictureSet pictures, CancellationToken cancellationToken)
    {
        if (!tools.IsUnchanged(video.Source))
        {
            return WithoutPictures(
                video, plans, ExtractOutcome.SourceChanged, "The file changed while it was read; nothing was published.", pictures.Report);
        }

        video.Show.Phase("Publishing");
        var started = tools.Time.GetTimestamp();
        var results = new Dictionary<OutputPlan, PlanResult>();
        foreach (var plan in plans)
        {
            results[plan] = publisher.Publish(plan, pictures, video.Source, cancellationToken);
        }

        var failure = plans.Select(plan => results[plan]).FirstOrDefault(result => result.Status is PlanStatus.Failed);
        var report = pictures.Report with { SourceBytes = video.Source.Size, PublishSeconds = tools.Time.GetElapsedTime(started).TotalSeconds };
        return new PassEnd(failure is null ? ExtractOutcome.Published : ExtractOutcome.Failed, failure?.Reason, report)
        {
            Plans = results,
            Source = pictures.Source,
            FrameCount = pictures.Count,
            MediaSeconds = pictures.MediaSeconds,
        };
    }

    private static PassEnd WithoutPictures(
        VideoWork video, IReadOnlyList<OutputPlan> plans, ExtractOutcome outcome, string reason, ExtractionReport report) =>
        new(outcome, reason, report with { SourceBytes = video.Source.Size })
        {
            Plans = plans.Distinct().ToDictionary(plan => plan, plan => plan.Failed(reason)),
        };

    private static PictureSet ToPictures(ExtractionEnd.Frames frames, FrameOptions options)
    {
        var settings = options.ToSettings();
        return new PictureSet(
            frames.IntervalSeconds,
            frames.ByWidth,
            frames.Video.DynamicRange is DynamicRange.Standard ? settings with { ToneMap = null } : settings,
            frames.Video.Duration?.TotalSeconds ?? 0,
            FrameSource.Extracted,
            frames.Report);
    }
}
