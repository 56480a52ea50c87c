using Spectre.Console;
using Spectre.Console.Rendering;

namespace PreviewForge.Cli.Preview;

/// <summary>A bar per file in hand and one for the whole, drawn in place.</summary>
internal sealed class TerminalProgress(IAnsiConsole console) : IProgressDisplay
{
    private const int BarWidth = 30;

    public Task ShowAsync(IAsyncEnumerable<JobSnapshot> snapshots) =>
        console.Live(new Text("")).AutoClear(true).StartAsync(async live =>
        {
            await foreach (var snapshot in snapshots)
            {
                live.UpdateTarget(Draw(snapshot));
            }
        });

    internal static IRenderable Draw(JobSnapshot snapshot)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn().NoWrap())
            .AddColumn(new GridColumn().NoWrap().Width(BarWidth))
            .AddColumn(new GridColumn().NoWrap().RightAligned())
            .AddColumn(new GridColumn().NoWrap().RightAligned());
        foreach (var file in snapshot.Files)
        {
            grid.AddRow(
                new Text(PreviewText.Harmless(file.Name)).Ellipsis(), Bar(file.Share, "blue"),
                new Text(file.Speed), new Text("ETA " + PreviewText.Duration(file.Remaining)));
        }

        grid.AddRow(
            new Text($"{snapshot.Done}/{snapshot.Total} files" + (snapshot.Failed > 0 ? $", {snapshot.Failed} failed" : "")),
            Bar(snapshot.Share, snapshot.Failed > 0 ? "yellow" : "green"),
            new Text(PreviewText.Rate(snapshot.Rate)), new Text("ETA " + PreviewText.Duration(snapshot.Remaining)));
        return snapshot.Total > 0 ? grid : new Text(PreviewText.Harmless(snapshot.StatusLine));
    }

    private static Markup Bar(double share, string colour)
    {
        var filled = (int)Math.Round(share * BarWidth);
        return new Markup($"[{colour}]{new string('━', filled)}[/][grey]{new string('─', BarWidth - filled)}[/]");
    }
}
