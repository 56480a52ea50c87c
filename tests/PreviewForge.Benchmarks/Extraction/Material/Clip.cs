namespace PreviewForge.Benchmarks.Extraction.Material;

/// <param name="Recipe">What it is.</param>
/// <param name="Path">Where it is.</param>
internal sealed record Clip(Recipe Recipe, string Path)
{
    public long Bytes => new FileInfo(Path).Length;
}
