namespace PreviewForge.FakeServers.Hosting.Faults;

internal sealed class DelayFault(TimeSpan delay) : Fault
{
    internal override bool IsFinal => false;

    internal override Task ApplyAsync(FaultTurn turn) => turn.DelayAsync(delay);
}
