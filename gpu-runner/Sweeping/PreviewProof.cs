using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Naming;

namespace PreviewForge.GpuRunner.Sweeping;

/// <summary>
/// What makes a preview ours: a journal that names its kind and its video, and either our program or, as Media Preview Generator's
/// names none, the very folder in which it lies. Previews of that program whose journal was written under another mount stay.
/// </summary>
internal static class PreviewProof
{
    private const string Tool = "PreviewForge";

    /// <param name="journal">What was read beside the preview.</param>
    /// <param name="publisher">The kind that its name says it is.</param>
    /// <param name="owner">The video, less extension, that its name says it is of.</param>
    /// <param name="folder">The folder of that video.</param>
    public static bool Holds(JournalEntry journal, string publisher, string owner, string folder) =>
        journal.Publisher == publisher
        && FoldedName.AreEqual(Path.GetFileNameWithoutExtension(journal.SourcePath), owner)
        && (IsOurTool(journal.Tool) || (journal.Tool is null && IsIn(journal.SourcePath, folder)));

    private static bool IsOurTool(string? tool) => tool == Tool || tool?.StartsWith(Tool + " ", StringComparison.Ordinal) is true;

    private static bool IsIn(string sourcePath, string folder) =>
        string.Equals(Path.GetDirectoryName(sourcePath), folder, StringComparison.Ordinal);
}
