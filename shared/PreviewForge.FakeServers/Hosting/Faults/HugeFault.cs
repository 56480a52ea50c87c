using System.Text;

namespace PreviewForge.FakeServers.Hosting.Faults;

internal sealed class HugeFault(long bytes) : Fault
{
    private const int RowsPerWrite = 1000;

    internal override async Task ApplyAsync(FaultTurn turn)
    {
        turn.Start(Answer.Text(200, "application/json", ""));
        var rows = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"Id\":\"1\",\"title\":\"a title like any other\"},", RowsPerWrite)));
        await turn.WriteAsync("{\"MediaContainer\":{\"Metadata\":["u8.ToArray());
        for (long sent = 0; sent < bytes; sent += rows.Length)
        {
            await turn.WriteAsync(rows);
        }

        await turn.WriteAsync("{}]},\"Items\":[]}"u8.ToArray());
    }
}
