using PreviewForge.Benchmarks.Extraction.Material;
using PreviewForge.Benchmarks.Extraction.Measuring;
using PreviewForge.Benchmarks.Extraction.Worker;

namespace PreviewForge.Benchmarks.Extraction.Candidates;

/// <summary>
/// What nobody can do without: libav decodes the keyframes that the runner chose, and nothing else. They lie ready in one small file, and the
/// pictures are thrown away, so this reads no index, scales nothing and encodes nothing.
/// </summary>
internal sealed class Yardstick(MeasuredCommand command, CapturedStreams streams) : ICandidate
{
    public string Name => "yardstick";

    public async Task<Measurement> RunAsync(Clip clip, string folder, CancellationToken cancellationToken)
    {
        var (format, file) = await streams.OfAsync(clip, cancellationToken);
        return await command.RunAsync(
            ["ffmpeg", "-loglevel", "verbose", "-nostats", "-f", format, "-i", file, "-map", "0:v:0", "-f", "null", "-"], cancellationToken);
    }
}
