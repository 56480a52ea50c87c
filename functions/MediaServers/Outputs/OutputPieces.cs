using PreviewForge.Contracts.Work;
using PreviewForge.Previews.Naming;
using PreviewForge.Previews.Trickplay;

namespace PreviewForge.Functions.MediaServers.Outputs;

/// <summary>What of an output must be on disk.</summary>
/// <param name="Path">Absolute; a folder ends with a slash.</param>
/// <param name="Exists">It is there; a folder counts when the first sheet is in it.</param>
internal sealed record OutputPieces(string Path, bool Exists)
{
    public static IEnumerable<OutputPieces> Of(OutputPlan plan) => plan.Format switch
    {
        OutputFormat.Bif => [File(plan.Target)],
        OutputFormat.Trickplay => [Sheets(plan.Target)],
        OutputFormat.WebVtt => [File(plan.Target), Sheets(WebVttName.SheetFolder(plan.Target))],
        _ => throw new ArgumentOutOfRangeException(nameof(plan), plan.Format, "Nobody knows what this format consists of."),
    };

    private static OutputPieces File(string path) => new(path, System.IO.File.Exists(path));

    private static OutputPieces Sheets(string folder) => new($"{folder.TrimEnd('/')}/", System.IO.File.Exists(System.IO.Path.Combine(folder, SheetGrid.SheetName(0))));
}
