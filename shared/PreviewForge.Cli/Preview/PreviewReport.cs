using PreviewForge.Cli.Rest;
using Spectre.Console;

namespace PreviewForge.Cli.Preview;

/// <summary>How a preview run ended.</summary>
/// <param name="Job">The job, over.</param>
/// <param name="Rows">One per video.</param>
/// <param name="Truncated">The app kept only a part of the rows.</param>
/// <param name="Elapsed">From submission to the end.</param>
internal sealed record PreviewReport(Job Job, IReadOnlyList<FileRow> Rows, bool Truncated, TimeSpan Elapsed)
{
    private const int RowsShown = 200;

    public bool IsFine => Job.Status == JobStatus.Completed && Rows.Count > 0 && Rows.All(row => row.IsFine);

    public IEnumerable<string> WrittenFiles =>
        Rows.SelectMany(row => row.Outputs ?? []).Where(output => output.WasWritten).Select(output => output.Path);

    private bool HasCosts => Rows.Any(row => row.Extraction is not null);

    /// <summary>Prints the outcomes, failures last, where a person looks first; then the files that were written.</summary>
    public void Print(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(["Outcome", "Video", "Pictures", .. HasCosts ? ExtractionCost.Columns : []]);
        var ordered = Rows.OrderBy(row => !row.IsFine).ThenBy(row => !row.IsFresh).ThenBy(row => row.File, StringComparer.Ordinal).ToArray();
        foreach (var row in ordered.TakeLast(RowsShown))
        {
            var costs = HasCosts ? ExtractionCost.Cells(row.Extraction).Select(cell => new Text(cell)) : [];
            table.AddRow([new Text(Word(row), Colour(row)), new Text(PreviewText.Harmless(row.File)), new Text(Detail(row)), .. costs]);
        }

        if (Rows.Count > 0)
        {
            console.Write(table);
        }

        PrintWritten(console);
        PrintSum(console, ordered.Length - RowsShown);
    }

    private void PrintWritten(IAnsiConsole console)
    {
        var written = WrittenFiles.Order(StringComparer.Ordinal).ToArray();
        if (written.Length == 0)
        {
            return;
        }

        console.WriteLine($"{written.Length} outputs written:");
        foreach (var path in written.Take(RowsShown))
        {
            // Not through the layout engine: a path that is wrapped can't be copied.
            console.Profile.Out.Writer.WriteLine("  " + PreviewText.Harmless(path));
        }

        if (written.Length > RowsShown)
        {
            console.WriteLine($"  and {written.Length - RowsShown} more");
        }
    }

    private void PrintSum(IAnsiConsole console, int hidden)
    {
        if (hidden > 0 || Truncated)
        {
            console.WriteLine(Truncated ? "The list is not complete: the app keeps a bounded number of rows per job." : $"{hidden} fine videos are not listed.");
        }

        if (Job.Error is { Length: > 0 } error)
        {
            console.WriteLine(PreviewText.Harmless(error));
        }

        if (Rows.Count == 0)
        {
            console.WriteLine("No video was found.");
        }

        var failed = Rows.Count(row => !row.IsFine);
        var fresh = Rows.Count(row => row.IsFresh);
        var excluded = Rows.Count(row => row.IsExcluded);
        var left = excluded > 0 ? $"{excluded} excluded, " : "";
        console.WriteLine(
            $"{Rows.Count} videos: {Rows.Count - failed - fresh - excluded} made, {fresh} fresh, {left}{failed} failed, in {PreviewText.Duration(Elapsed)}.");
        if (ExtractionCost.Total([.. Rows.Select(row => row.Extraction).OfType<ExtractionRow>()]) is { } total)
        {
            console.WriteLine(total);
        }
    }

    private static string Word(FileRow row) => row switch
    {
        { IsFresh: true } => "fresh",
        { Outcome: "generated" } => "made",
        { IsExcluded: true } => "excluded",
        { Outcome: "skipped_file_not_found" } => "not found",
        _ => "failed",
    };

    private static Style Colour(FileRow row) => row switch
    {
        { IsFresh: true } or { IsExcluded: true } => new Style(Color.Grey),
        { IsFine: true } => new Style(Color.Green),
        _ => new Style(Color.Red),
    };

    private static string Detail(FileRow row)
    {
        if (!row.IsFine)
        {
            return PreviewText.Harmless(row.Reason ?? row.Outcome);
        }

        if (row.Outputs is not { Count: > 0 } outputs)
        {
            return PreviewText.Harmless(row.Reason ?? "");
        }

        var formats = string.Join(", ", outputs.Select(output => output.Format));
        return outputs[0] is { Frames: { } frames, Height: { } height } first ? $"{frames} of {first.Width}x{height} ({formats})" : formats;
    }
}
