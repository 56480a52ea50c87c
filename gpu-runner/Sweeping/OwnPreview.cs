using PreviewForge.Previews.Freshness;

namespace PreviewForge.GpuRunner.Sweeping;

/// <summary>A preview that was proved to be ours.</summary>
/// <param name="Owner">Name, less extension, of its video.</param>
/// <param name="Path">Absolute path of the <c>.bif</c> file, the folder of sheets, or the <c>.vtt</c> file.</param>
/// <param name="JournalPath">Absolute path of its journal.</param>
/// <param name="Journal">What it says.</param>
internal sealed record OwnPreview(string Owner, string Path, string JournalPath, JournalEntry Journal)
{
    /// <summary>Absolute path of the folder that its sheets are in; null when it has none.</summary>
    public string? Sheets { get; init; }

    /// <summary>Absolute path of the folder that all previews of its kind and its video are in; null when they lie beside the video.</summary>
    public string? Holder { get; init; }
}
