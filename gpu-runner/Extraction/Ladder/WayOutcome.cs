using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Diagnosis;
using PreviewForge.GpuRunner.Extraction.Pictures;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>What came of trying one way. Reasons are sentences for a person.</summary>
internal abstract record WayOutcome
{
    private WayOutcome()
    {
    }

    /// <param name="Request">Which pictures they are.</param>
    /// <param name="Slots">One shot for each slot; never empty.</param>
    public sealed record Done(FrameRequest Request, IReadOnlyList<Shot> Slots) : WayOutcome;

    /// <summary>Another way may do better.</summary>
    public sealed record NotEnough(string Reason, FailureClass Class) : WayOutcome;

    /// <summary>No other way will do better.</summary>
    public sealed record Hopeless(string Reason) : WayOutcome;

    /// <summary>The video holds no picture.</summary>
    public sealed record Empty(string Reason) : WayOutcome;
}
