using PreviewForge.Previews.Naming;
using PreviewForge.Previews.Trickplay;

namespace PreviewForge.Previews.Outputs;

/// <summary>The files that an output consists of, without its journal.</summary>
public static class OutputFiles
{
    /// <summary>The file whose presence stands for the output.</summary>
    public static string First(PreviewOutput output) => output.Format == PreviewFormat.Trickplay
        ? Path.Combine(output.Target, SheetGrid.SheetName(0))
        : output.Target;

    /// <summary>Absolute paths of all files of an output of so many pictures.</summary>
    public static IEnumerable<string> All(PreviewOutput output, int frames) => output.Format switch
    {
        PreviewFormat.Bif => [output.Target],
        PreviewFormat.Trickplay => Sheets(output.Target, frames),
        _ => Sheets(WebVttName.SheetFolder(output.Target), frames).Prepend(output.Target),
    };

    /// <summary>The folders in which the output has names, and so may leave temporary ones after a crash.</summary>
    public static IEnumerable<string> Folders(PreviewOutput output) => [Path.GetDirectoryName(output.Target)!];

    private static IEnumerable<string> Sheets(string folder, int frames) =>
        Enumerable.Range(0, SheetGrid.SheetCount(frames)).Select(sheet => Path.Combine(folder, SheetGrid.SheetName(sheet)));
}
