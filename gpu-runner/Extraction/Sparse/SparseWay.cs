using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Diagnosis;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Ladder;
using PreviewForge.GpuRunner.Extraction.Pictures;
using PreviewForge.GpuRunner.Extraction.Processes;
using PreviewForge.GpuRunner.Hardware;

namespace PreviewForge.GpuRunner.Extraction.Sparse;

/// <summary>
/// Reads the chosen keyframes only and has one ffmpeg decode them. Each picture tells by its time which keyframe it is, so a missing
/// one is known by name.
/// </summary>
internal sealed class SparseWay(FfmpegRuns runs, ExactSlots exact)
{
    /// <summary>A picture whose time is further from a whole second is none that was asked for.</summary>
    private const double ClockTolerance = 0.25;

    /// <param name="work">The file in hand.</param>
    /// <param name="subject">The video.</param>
    /// <param name="request">Which pictures, on which device.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    public async Task<WayOutcome> TryAsync(ExtractionCase work, SparseSubject subject, FrameRequest request, CancellationToken cancellationToken)
    {
        work.Account.KeyframesChosen = subject.Chosen.Count;
        StreamPacket first;
        try
        {
            first = await subject.TakeFirstAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new WayOutcome.NotEnough(failure.Message, FailureClass.WrongIndex);
        }

        using (first)
        {
            var feed = new PacketFeed(subject.Indexed.Video, subject.Chosen, first);
            var gathered = new Gathered(work, subject, request);
            var outcome = await RunAsync(work, subject, request, feed, gathered, cancellationToken);
            return await JudgeAsync(work, subject, request, feed, gathered, outcome, cancellationToken);
        }
    }

    private async Task<FfmpegOutcome> RunAsync(
        ExtractionCase work, SparseSubject subject, FrameRequest request, PacketFeed feed, Gathered gathered, CancellationToken cancellationToken)
    {
        var format = subject.Indexed.Video.StreamFormat;
        var job = new FfmpegJob(FfmpegCommand.Stream(request, format, work.Threads), request.Sizes.Count, work.TimeLeft(request.Video))
        {
            Input = feed.WriteAsync,
            BytesFed = () => feed.BytesFed,
        };
        var outcome = await runs.RunAsync(job, gathered.Take, cancellationToken);
        work.Account.Add(outcome);
        work.Account.KeyframeBytes = feed.CodedBytes;
        work.Account.FramesDecoded = gathered.Harvest.Count;
        return outcome;
    }

    private async Task<WayOutcome> JudgeAsync(
        ExtractionCase work, SparseSubject subject, FrameRequest request, PacketFeed feed, Gathered gathered, FfmpegOutcome outcome,
        CancellationToken cancellationToken)
    {
        var (chosen, made) = (subject.Chosen.Count, gathered.Made);
        if (feed.Failure is { } failure)
        {
            return new WayOutcome.NotEnough(failure.Message, failure is IOException ? FailureClass.Storage : FailureClass.WrongIndex);
        }

        if (gathered.Stray is { } stray)
        {
            return new WayOutcome.NotEnough(
                $"ffmpeg gave a picture at {stray.TotalSeconds:0.###} s of the stream, where there is no keyframe.", FailureClass.WrongPictures);
        }

        if (!outcome.Succeeded && !(outcome.Child.End is ChildEnd.Exited && made == chosen))
        {
            return FfmpegFailure.Of(outcome, made, chosen);
        }

        if (chosen - made > MostMissing(chosen, request.Device))
        {
            return new WayOutcome.NotEnough(
                $"Only {made} of {chosen} keyframes could be decoded by themselves.{FfmpegFailure.Says(outcome.Child)}", FailureClass.WrongPictures);
        }

        return await FillAsync(work, subject, request, gathered, cancellationToken);
    }

    /// <summary>Damage at a few places of a film must not make the runner read all of it. What a GPU leaves out, the CPU may know.</summary>
    private static int MostMissing(int chosen, DecodeDevice device) => device.IsHardware || chosen < 50 ? 0 : chosen / 50;

    private async Task<WayOutcome> FillAsync(
        ExtractionCase work, SparseSubject subject, FrameRequest request, Gathered gathered, CancellationToken cancellationToken)
    {
        var (table, gaps) = gathered.ToTable();
        var exactly = new ExactRequest(request, subject.Indexed.Video.Index.Container, [.. subject.Plan.Far, .. gaps]);
        work.Account.AlignmentSeconds = subject.Plan.AlignmentSeconds;
        return await exact.FillAsync(work, exactly, table, cancellationToken);
    }

    /// <summary>The pictures that came so far.</summary>
    private sealed class Gathered(ExtractionCase work, SparseSubject subject, FrameRequest request)
    {
        public Harvest Harvest { get; } = new(work.Store, request.Sizes.Count);

        /// <summary>Time of a picture that nobody asked for; null as long as there is none.</summary>
        public TimeSpan? Stray { get; private set; }

        public int Made => Enumerable.Range(0, subject.Chosen.Count).Count(number => Harvest.Find(number) is not null);

        public void Take(Picture picture)
        {
            var number = (int)Math.Round(picture.Time.TotalSeconds);
            var isWanted = number < subject.Chosen.Count && Math.Abs(picture.Time.TotalSeconds - number) <= ClockTolerance;
            if (!isWanted || !Harvest.TryAdd(number, picture))
            {
                Stray ??= picture.Time;
                return;
            }

            work.Show(subject.Chosen[number].Time, request.Video);
        }

        /// <summary>The shots of the slots, and the gaps where a keyframe could not be decoded.</summary>
        public (SlotTable Table, IReadOnlyList<FarSlots> Gaps) ToTable()
        {
            var table = new SlotTable(subject.Plan.ChosenOf.Count);
            var gaps = new List<FarSlots>();
            foreach (var (slot, number) in subject.Plan.ChosenOf.Index().Where(chosen => chosen.Item is not SlotPlan.None))
            {
                if (Harvest.Find(number) is { } shot)
                {
                    table.Set(slot, shot);
                }
                else
                {
                    gaps.Add(new FarSlots(slot, slot, subject.Chosen[Math.Max(0, number - 1)].Time));
                }
            }

            return (table, gaps);
        }
    }
}
