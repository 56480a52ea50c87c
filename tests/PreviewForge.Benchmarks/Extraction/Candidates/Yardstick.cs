using PreviewForge.Benchmarks.Extraction.Material;
using PreviewForge.Benchmarks.Extraction.Measuring;
using PreviewForge.Benchmarks.Extraction.Worker;

namespace PreviewForge.Benchmarks.Extraction.Candidates;

/// <summary>
/// What nobody can do without: libav decodes the keyframes that the runner chose, and nothing else. They lie ready in one small file, so this
/// reads no index. Either the pictures are thrown away, or they are scaled and encoded too, as whoever wants pictures must.
/// </summary>
internal sealed class Yardstick(MeasuredCommand command, CapturedStreams streams, bool makesPictures) : ICandidate
{
    public const string Decoding = "yardstick";
    public const string Pictures = "yardstick with pictures";

    public string Name => makesPictures ? Pictures : Decoding;

    public async Task<Measurement> RunAsync(Clip clip, string folder, CancellationToken cancellationToken)
    {
        var stream = await streams.OfAsync(clip, cancellationToken);
        return await command.RunAsync(
            makesPictures
                ? ["ffmpeg", .. stream.Arguments.Select(argument => argument is "pipe:0" ? stream.File : argument).Where((_, at) => !IsOnlyStandardInput(stream, at))]
                : ["ffmpeg", "-loglevel", "verbose", "-nostats", "-f", stream.Format, "-i", stream.File, "-map", "0:v:0", "-f", "null", "-"],
            cancellationToken);
    }

    /// <summary>The runner lets ffmpeg open no file; here the stream is one.</summary>
    private static bool IsOnlyStandardInput(CapturedStream stream, int at) =>
        stream.Arguments[at] is "-protocol_whitelist" || (at > 0 && stream.Arguments[at - 1] is "-protocol_whitelist");
}
