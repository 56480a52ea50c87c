using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Extraction.Diagnosis;
using PreviewForge.GpuRunner.Extraction.Processes;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>Adds up what the extraction of one file costs.</summary>
internal sealed class ExtractionAccount
{
    private readonly List<ExtractionAttempt> _attempts = [];

    /// <summary>The way and the device that are tried now, or were tried last.</summary>
    public (ExtractionWay Way, string Device) Current { get; private set; } = (ExtractionWay.Sparse, "cpu");

    public long BytesRead { get; set; }

    public long IndexBytes { get; set; }

    public long KeyframeBytes { get; set; }

    public int KeyframesFound { get; set; }

    public int KeyframesChosen { get; set; }

    public int FramesDecoded { get; set; }

    public int ExactSlots { get; set; }

    public double? AlignmentSeconds { get; set; }

    public int ProcessesStarted { get; set; }

    /// <summary>True once a decoder has crashed on the file.</summary>
    public bool HasCrashed { get; set; }

    public TimeSpan IndexTime { get; set; }

    public TimeSpan DescribeTime { get; set; }

    public TimeSpan DecodeTime { get; set; }

    public void Begin(ExtractionWay way, string device)
    {
        Current = (way, device);
        KeyframeBytes = KeyframesChosen = FramesDecoded = ExactSlots = 0; // These tell of the way that gave the pictures.
        AlignmentSeconds = null;
    }

    /// <summary>A run of ffmpeg has ended.</summary>
    public void Add(FfmpegOutcome outcome)
    {
        BytesRead += outcome.BytesRead;
        ProcessesStarted += outcome.Child.End is ChildEnd.NotStarted ? 0 : 1;
        HasCrashed |= outcome.Child.End is ChildEnd.Exited && FailureDiagnosis.Of(outcome.Child) is FailureClass.Crash;
    }

    /// <summary>The current way was not enough.</summary>
    /// <param name="reason">Why, as a sentence for a person.</param>
    /// <param name="took">How long it took.</param>
    public void Miss(string reason, TimeSpan took) =>
        _attempts.Add(new ExtractionAttempt(Current.Way, Current.Device, reason, Math.Round(took.TotalSeconds, 3)));

    public ExtractionReport ToReport() => new()
    {
        Way = Current.Way,
        Device = Current.Device,
        Attempts = [.. _attempts],
        AlignmentSeconds = AlignmentSeconds,
        BytesRead = BytesRead,
        IndexBytes = IndexBytes,
        KeyframeBytes = KeyframeBytes,
        KeyframesFound = KeyframesFound,
        KeyframesChosen = KeyframesChosen,
        FramesDecoded = FramesDecoded,
        ExactSlots = ExactSlots,
        IndexSeconds = Math.Round(IndexTime.TotalSeconds, 3),
        DescribeSeconds = Math.Round(DescribeTime.TotalSeconds, 3),
        DecodeSeconds = Math.Round(DecodeTime.TotalSeconds, 3),
        ProcessesStarted = ProcessesStarted,
    };
}
