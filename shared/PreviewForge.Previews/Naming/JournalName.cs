namespace PreviewForge.Previews.Naming;

/// <summary>Where the journal of an output is: beside it, with <c>.meta</c> appended.</summary>
public static class JournalName
{
    public const string Extension = ".meta";

    /// <param name="output">The <c>.bif</c> file, the <c>.vtt</c> file, the folder of tile sheets.</param>
    public static string For(string output) => output + Extension;

    /// <summary>The output that a journal is of; null for a name that is no journal's.</summary>
    public static string? OutputOf(string journal) =>
        journal.EndsWith(Extension, StringComparison.Ordinal) ? journal[..^Extension.Length] : null;
}
