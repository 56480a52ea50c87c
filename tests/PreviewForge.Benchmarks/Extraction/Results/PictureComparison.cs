using PreviewForge.Benchmarks.Extraction.Candidates;
using PreviewForge.Benchmarks.Extraction.Material;
using PreviewForge.Benchmarks.Extraction.Measuring;
using PreviewForge.Previews.Bif;

namespace PreviewForge.Benchmarks.Extraction.Results;

/// <summary>Compares the runner's pictures with those of the reference's keyframe pass, byte by byte.</summary>
internal sealed class PictureComparison(MeasuredCommand command)
{
    /// <summary>The runner's encoder leaves its version out and cuts no slices, so that equal input gives equal bytes; the pass must do so too.</summary>
    private static readonly string[] Encoder = ["-flags:v", "+bitexact", "-threads:v", "1"];

    /// <param name="clip">The video.</param>
    /// <param name="bif">What the runner made of it.</param>
    /// <param name="folder">Empty; for the pictures of the pass.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PictureAgreement> CompareAsync(Clip clip, string bif, string folder, CancellationToken cancellationToken)
    {
        await command.RunAsync(ReferenceCommand.Pictures(clip, folder, isKeyframesOnly: true, Encoder), cancellationToken);
        var theirs = Directory.EnumerateFiles(folder, "img-*.jpg").Order(StringComparer.Ordinal).ToList();
        using var reader = BifReader.Open(File.OpenRead(bif));
        var ours = reader.File.Images.Count;
        var equal = Enumerable.Range(0, Math.Min(ours, theirs.Count)).Count(i => reader.ReadImage(i).AsSpan().SequenceEqual(File.ReadAllBytes(theirs[i])));
        return new PictureAgreement(equal, ours, theirs.Count);
    }
}

/// <param name="Equal">Pictures that are the same byte for byte in both.</param>
/// <param name="Ours">Pictures that the runner made.</param>
/// <param name="Theirs">Pictures that the keyframe pass made.</param>
internal sealed record PictureAgreement(int Equal, int Ours, int Theirs);
