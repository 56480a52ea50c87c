namespace PreviewForge.FakeServers.Hosting.Faults;

internal sealed class CloseFault : Fault
{
    internal override async Task ApplyAsync(FaultTurn turn)
    {
        var answer = turn.Handle();
        turn.Start(answer);
        // One byte is promised even where the answer is empty, so that there is something to miss.
        turn.Http.Response.ContentLength = answer.Body.Length + 1;
        await turn.WriteAsync(answer.Body[..(answer.Body.Length / 2)]);
        turn.Http.Abort();
    }
}
