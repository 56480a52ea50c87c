namespace PreviewForge.FakeServers.Hosting.Faults;

internal sealed class DripFault(TimeSpan perByte) : Fault
{
    private static readonly byte[] Blank = [(byte)' '];

    internal override async Task ApplyAsync(FaultTurn turn)
    {
        var answer = turn.Handle();
        turn.Start(answer);
        for (var sent = 0; ; sent++)
        {
            await turn.WriteAsync(sent < answer.Body.Length ? answer.Body.Slice(sent, 1) : Blank);
            await turn.DelayAsync(perByte);
        }
    }
}
