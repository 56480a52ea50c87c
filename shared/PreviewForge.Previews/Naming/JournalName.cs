namespace PreviewForge.Previews.Naming;

/// <summary>Where the journal of an output is: beside its first file, with <c>.meta</c> appended.</summary>
public static class JournalName
{
    public const string Extension = ".meta";

    /// <param name="outputFile">The <c>.bif</c> file, the <c>.vtt</c> file, or sheet <c>0.jpg</c>.</param>
    public static string For(string outputFile) => outputFile + Extension;
}
