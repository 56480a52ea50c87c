using PreviewForge.Functions.Jobs.Pausing;

namespace PreviewForge.Tests.App.Jobs;

/// <summary>A reason to hold all work that a test turns on and off.</summary>
internal sealed class SwitchedPause(PauseReason reason) : IPauseSource
{
    public bool IsOn { get; set; }

    public PauseReason Reason => reason;

    public bool IsActive() => IsOn;
}
