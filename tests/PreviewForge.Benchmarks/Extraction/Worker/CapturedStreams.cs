using PreviewForge.Benchmarks.Extraction.Candidates;
using PreviewForge.Benchmarks.Extraction.Material;

namespace PreviewForge.Benchmarks.Extraction.Worker;

/// <summary>
/// The small streams of chosen keyframes that the runner gives to ffmpeg, kept in files: one extraction runs with a script in ffmpeg's place that
/// copies what comes in before ffmpeg gets it.
/// </summary>
internal sealed class CapturedStreams(string folder)
{
    // The runner calls ffmpeg "… -f FORMAT -i pipe:0 …"; other calls are passed on. The longest stream is the one with all keyframes.
    private const string Script = """
        #!/bin/sh
        here=$(dirname "$0")
        case " $* " in
          *" -i pipe:0 "*)
            format=; last=
            for a; do
              [ "$last" != -f ] || [ -n "$format" ] || format=$a
              last=$a
            done
            printf %s "$format" >"$here/stream.format.$$"
            printf '%s\n' "$@" >"$here/stream.arguments.$$"
            tee "$here/stream.$$" | ffmpeg "$@"
            ;;
          *) exec ffmpeg "$@" ;;
        esac
        """;

    private readonly Dictionary<string, CapturedStream> _streams = [];

    /// <exception cref="InvalidOperationException">The runner chose no keyframes of this video.</exception>
    public async Task<CapturedStream> OfAsync(Clip clip, CancellationToken cancellationToken)
    {
        if (!_streams.TryGetValue(clip.Path, out var stream))
        {
            _streams[clip.Path] = stream = await CaptureAsync(clip, cancellationToken);
        }

        return stream;
    }

    private async Task<CapturedStream> CaptureAsync(Clip clip, CancellationToken cancellationToken)
    {
        var own = Directory.CreateDirectory(Path.Combine(folder, clip.Recipe.File)).FullName;
        var script = Path.Combine(own, "ffmpeg");
        await File.WriteAllTextAsync(script, Script, cancellationToken);
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using (var worker = new WorkerProcess(own, new Dictionary<string, string> { ["FFMPEG_PATH"] = script }))
        {
            await worker.ExtractAsync(clip.Path, Path.Combine(own, Ours.Target), cancellationToken);
        }

        return Directory.EnumerateFiles(own, "stream.format.*").Select(Read).MaxBy(stream => new FileInfo(stream.File).Length)
            ?? throw new InvalidOperationException("the runner took another way than that of chosen keyframes");
    }

    private static CapturedStream Read(string format)
    {
        string Beside(string kind) => format.Replace(".format.", kind, StringComparison.Ordinal);
        return new CapturedStream(File.ReadAllText(format), Beside("."), File.ReadAllLines(Beside(".arguments.")));
    }
}

/// <param name="Format">ffmpeg's name of its format.</param>
/// <param name="File">Where it is.</param>
/// <param name="Arguments">With which the runner called ffmpeg for it.</param>
internal sealed record CapturedStream(string Format, string File, IReadOnlyList<string> Arguments)
{
    /// <summary>The filters that make the pictures.</summary>
    public string Filters => Arguments[Arguments.Index().First(argument => argument.Item is "-filter_complex").Index + 1];
}
