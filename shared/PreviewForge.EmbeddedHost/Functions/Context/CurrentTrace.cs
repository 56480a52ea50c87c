using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace PreviewForge.EmbeddedHost.Functions.Context;

/// <summary>The trace that is current where the run begins.</summary>
internal sealed class CurrentTrace : TraceContext
{
    public override string TraceParent { get; } = Activity.Current?.Id ?? "";

    public override string TraceState { get; } = Activity.Current?.TraceStateString ?? "";
}
