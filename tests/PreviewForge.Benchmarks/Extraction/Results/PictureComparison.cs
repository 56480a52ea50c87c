using PreviewForge.Benchmarks.Extraction.Candidates;
using PreviewForge.Benchmarks.Extraction.Material;
using PreviewForge.Benchmarks.Extraction.Measuring;
using PreviewForge.Benchmarks.Extraction.Worker;
using PreviewForge.Previews.Bif;

namespace PreviewForge.Benchmarks.Extraction.Results;

/// <summary>
/// Compares the runner's first pictures byte by byte with those of the reference's keyframe pass; and, because that one errs and filters in
/// another way, with what the whole file gives when its keyframes go through the runner's own filters.
/// </summary>
internal sealed class PictureComparison(MeasuredCommand command, CapturedStreams streams)
{
    /// <summary>So many pictures are compared: enough to tell, and the decoders that skip nothing take minutes for a whole file.</summary>
    private const int Most = 12;

    /// <summary>The runner's encoder leaves its version out and cuts no slices, so that equal input gives equal bytes; the passes must do so too.</summary>
    private static readonly string[] Encoder = ["-flags:v", "+bitexact", "-threads:v", "1"];

    /// <summary>A little more than is compared: how a filter ends its stream is another matter.</summary>
    private static readonly string[] Part = ["-t", $"{(Most + 2) * ICandidate.Interval}"];

    /// <param name="clip">The video.</param>
    /// <param name="bif">What the runner made of it.</param>
    /// <param name="folder">Empty; for the pictures of the passes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PictureAgreement> CompareAsync(Clip clip, string bif, string folder, CancellationToken cancellationToken)
    {
        using var ours = BifReader.Open(File.OpenRead(bif));
        var reference = Directory.CreateDirectory(Path.Combine(folder, "reference")).FullName;
        await command.RunAsync(ReferenceCommand.Pictures(clip, reference, isKeyframesOnly: true, Part, Encoder), cancellationToken);
        var whole = Directory.CreateDirectory(Path.Combine(folder, "whole")).FullName;
        await command.RunAsync(await WithOurFiltersAsync(clip, whole, cancellationToken), cancellationToken);
        return new PictureAgreement(Equal(ours, reference), Equal(ours, whole), Math.Min(ours.File.Images.Count, Most));
    }

    private async Task<IReadOnlyList<string>> WithOurFiltersAsync(Clip clip, string folder, CancellationToken cancellationToken)
    {
        var stream = await streams.OfAsync(clip, cancellationToken);
        var filters = stream.Filters.Replace("[0:0]null", $"[0:v:0]select=key,fps=fps=1/{ICandidate.Interval}:round=up:start_time=0", StringComparison.Ordinal);
        return
        [
            // One thread, as the runner: zscale gives other pixels where threads share a picture.
            "ffmpeg", "-loglevel", "error", "-nostats", "-filter_complex_threads", "1", "-reinit_filter", "0", "-noautorotate", .. Part, "-i", clip.Path,
            "-filter_complex", filters, "-map", "[w320]", "-q:v", "4", .. Encoder, "-fps_mode", "passthrough", Path.Combine(folder, "img-%06d.jpg"),
        ];
    }

    private static int Equal(BifReader ours, string folder)
    {
        var theirs = Directory.EnumerateFiles(folder, "img-*.jpg").Order(StringComparer.Ordinal).Take(Math.Min(Most, ours.File.Images.Count));
        return theirs.Index().Count(picture => ours.ReadImage(picture.Index).AsSpan().SequenceEqual(File.ReadAllBytes(picture.Item)));
    }
}

/// <param name="Reference">Pictures that the reference's keyframe pass makes too, byte for byte.</param>
/// <param name="OurFilters">Pictures that the whole file gives with our filters, byte for byte.</param>
/// <param name="Compared">Pictures that were compared.</param>
internal sealed record PictureAgreement(int Reference, int OurFilters, int Compared)
{
    public override string ToString() => $"of {Compared} pictures {Reference} equal the reference's and {OurFilters} those of the whole file with our filters";
}
