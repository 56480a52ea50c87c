namespace PreviewForge.FakeServers.Hosting.Faults;

internal sealed class InsteadFault(Func<FaultTurn, Answer> make) : Fault
{
    internal override Task ApplyAsync(FaultTurn turn) => turn.SendAsync(make(turn));
}
