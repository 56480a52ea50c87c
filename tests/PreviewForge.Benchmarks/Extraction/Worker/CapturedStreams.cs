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
            tee "$here/stream.$$" | ffmpeg "$@"
            ;;
          *) exec ffmpeg "$@" ;;
        esac
        """;

    private readonly Dictionary<string, (string Format, string File)> _streams = [];

    /// <exception cref="InvalidOperationException">The runner chose no keyframes of this video.</exception>
    public async Task<(string Format, string File)> OfAsync(Clip clip, CancellationToken cancellationToken)
    {
        if (!_streams.TryGetValue(clip.Path, out var stream))
        {
            _streams[clip.Path] = stream = await CaptureAsync(clip, cancellationToken);
        }

        return stream;
    }

    private async Task<(string Format, string File)> CaptureAsync(Clip clip, CancellationToken cancellationToken)
    {
        var own = Directory.CreateDirectory(Path.Combine(folder, clip.Recipe.File)).FullName;
        var script = Path.Combine(own, "ffmpeg");
        await File.WriteAllTextAsync(script, Script, cancellationToken);
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using (var worker = new WorkerProcess(own, new Dictionary<string, string> { ["FFMPEG_PATH"] = script }))
        {
            await worker.ExtractAsync(clip.Path, Path.Combine(own, Ours.Target), cancellationToken);
        }

        return Directory.EnumerateFiles(own, "stream.format.*").Select(format => (Format: File.ReadAllText(format), File: format.Replace(".format.", ".", StringComparison.Ordinal)))
            .OrderByDescending(stream => new FileInfo(stream.File).Length)
            .FirstOrDefault() is { File: not null } longest
            ? longest
            : throw new InvalidOperationException("the runner took another way than that of chosen keyframes");
    }
}
