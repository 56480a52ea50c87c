using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction.Processes;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>Asks ffmpeg once, at start, who it is. Without ffmpeg the runner still answers probes, and says what is wrong.</summary>
internal sealed class FfmpegVersion(ChildProcess children, RunnerOptions options, ILogger<FfmpegVersion> log) : BackgroundService
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private volatile string _text = "";

    /// <summary>First line of <c>ffmpeg -version</c>, or what is wrong; empty until it has answered.</summary>
    public string Text => _text;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var first = "";
        var outcome = await children.RunAsync(
            new ChildCommand(options.FfmpegPath, ["-hide_banner", "-version"], Deadline) { GoesOnWhilePaused = true },
            (output, token) => BoundedLines.ReadAsync(output, line => first = first is "" ? line : first, token),
            _ => 0,
            stoppingToken);
        if (outcome.Succeeded && first is not "")
        {
            _text = first;
            log.LogInformation("{Ffmpeg}", first);
            return;
        }

        _text = $"{options.FfmpegPath} does not work: {(outcome.LastErrorLines is [.., var last] ? last : $"exit code {outcome.ExitCode}")}";
        log.LogError("{Problem} Install ffmpeg, or set FFMPEG_PATH", _text);
    }
}
