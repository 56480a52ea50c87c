using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction.Diagnosis;
using PreviewForge.GpuRunner.Extraction.Sparse;
using PreviewForge.GpuRunner.Hardware;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>
/// Goes from the cheapest way to the dearest until one gives every picture, and keeps why the others did not. A way that fails on a
/// GPU is tried on the CPU before the next one.
/// </summary>
internal sealed class ExtractionLadder(VideoOpener opener, SparseSubjects subjects, Ways ways, WayVerdicts verdicts, RunnerOptions options)
{
    /// <exception cref="OperationCanceledException">Cancelled; no program is left running.</exception>
    public async Task<WayOutcome> ClimbAsync(ExtractionCase work, CancellationToken cancellationToken)
    {
        work.BeginWay(ExtractionWay.Sparse, work.Order.Device);
        using var opened = options.Way is WaySetting.Auto or WaySetting.Sparse
            ? await opener.OpenAsync(work.Path, work.Interval, cancellationToken)
            : OpenedVideo.Unread;
        work.Account.IndexTime = work.WayTook;
        work.Account.IndexBytes = opened.BytesRead;
        work.Account.KeyframesFound = opened.Indexed?.Video.Index.Keyframes.Count ?? 0;
        try
        {
            return await ClimbAsync(work, opened, cancellationToken);
        }
        finally
        {
            work.Account.BytesRead += opened.Indexed?.Source.BytesRead ?? opened.BytesRead;
        }
    }

    private async Task<WayOutcome> ClimbAsync(ExtractionCase work, OpenedVideo opened, CancellationToken cancellationToken)
    {
        var (subject, refusal) = opened.Indexed is { } indexed
            ? await subjects.PrepareAsync(work, indexed, cancellationToken)
            : (null, opened.Reason is { } reason ? new WayOutcome.NotEnough(reason, FailureClass.WrongIndex) : null);
        if (refusal is WayOutcome.Hopeless)
        {
            return refusal;
        }

        var missed = refusal as WayOutcome.NotEnough;
        if (missed is not null)
        {
            work.Miss(missed.Reason);
        }

        var codec = opened.Indexed?.Video.Index.Codec;
        var facts = new LadderFacts(options.Way, subject is not null, missed?.Class is FailureClass.FarApart, opened.Container, codec);
        return await new Climb(work, subject, facts, ways, verdicts).RunAsync(missed, cancellationToken);
    }

    /// <summary>The way up with one file.</summary>
    private sealed class Climb(ExtractionCase work, SparseSubject? subject, LadderFacts facts, Ways ways, WayVerdicts verdicts)
    {
        private readonly List<VideoKind> _failed = [];

        public async Task<WayOutcome> RunAsync(WayOutcome.NotEnough? missed, CancellationToken cancellationToken)
        {
            var possible = WayChooser.Ways(facts);
            foreach (var way in possible)
            {
                if (missed?.Class is FailureClass.FarApart && way is not ExtractionWay.FullDecode)
                {
                    continue; // Keyframes don't get closer by reading them in another way.
                }

                var outcome = await TryAsync(way, isLast: way == possible[^1], cancellationToken);
                if (outcome is not (null or WayOutcome.NotEnough))
                {
                    return outcome;
                }

                missed = outcome as WayOutcome.NotEnough ?? missed;
            }

            return missed!; // The last way was tried, or left out because of what was missed.
        }

        /// <returns>Null when earlier verdicts left nothing to try.</returns>
        private async Task<WayOutcome?> TryAsync(ExtractionWay way, bool isLast, CancellationToken cancellationToken)
        {
            WayOutcome? last = null;
            foreach (var device in Devices())
            {
                // The last rung is always tried, at least on the CPU.
                var kind = new VideoKind(way, device.Id, facts.Container, facts.Codec);
                if (!verdicts.IsWorthTrying(kind) && (!isLast || device.IsHardware))
                {
                    continue;
                }

                last = await TryAsync(way, device, kind, cancellationToken);
                if (last is not WayOutcome.NotEnough missed || !MayBeTheDevice(missed.Class))
                {
                    break;
                }
            }

            return last;
        }

        private async Task<WayOutcome> TryAsync(ExtractionWay way, DecodeDevice device, VideoKind kind, CancellationToken cancellationToken)
        {
            work.BeginWay(way, device);
            var describing = work.Account.DescribeTime;
            var outcome = await ways.TryAsync(way, device, work, subject, facts.Container, cancellationToken);
            work.Account.DecodeTime += work.WayTook - (work.Account.DescribeTime - describing);
            if (outcome is WayOutcome.NotEnough missed)
            {
                work.Miss(missed.Reason);
                Remember(kind, device, missed);
            }
            else if (outcome is WayOutcome.Done)
            {
                verdicts.Succeeded(kind);
                _failed.ForEach(verdicts.Failed);
            }

            return outcome;
        }

        private void Remember(VideoKind kind, DecodeDevice device, WayOutcome.NotEnough missed)
        {
            if (TellsOfTheKind(missed.Class))
            {
                _failed.Add(kind);
            }

            if (device.IsHardware && MayBeTheDevice(missed.Class))
            {
                work.Order.OnFallback(missed.Reason);
            }
        }

        private DecodeDevice[] Devices() => work.Order.Device.IsHardware ? [work.Order.Device, DecodeDevice.Cpu] : [DecodeDevice.Cpu];

        /// <summary>A damaged file or a storage that fails says nothing of other files of the kind.</summary>
        private static bool TellsOfTheKind(FailureClass kind) =>
            kind is not (FailureClass.NotChosen or FailureClass.WrongIndex or FailureClass.FarApart or FailureClass.Storage);

        private static bool MayBeTheDevice(FailureClass kind) =>
            kind is not (FailureClass.WrongIndex or FailureClass.FarApart or FailureClass.Storage);
    }
}
