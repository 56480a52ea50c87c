using System.Text;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Diagnosis;
using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.GpuRunner.Extraction.Processes;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>Asks ffprobe what a file holds.</summary>
internal sealed class MediaProbe(ChildProcess children, RunnerOptions options)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    /// <summary>A description is a few kilobytes; a file with thousands of streams is none that is worked on.</summary>
    private const int MaxReportBytes = 4 * 1024 * 1024;

    /// <returns>The facts; or how the extraction ends without them.</returns>
    public async Task<(VideoFacts? Video, ExtractionEnd? End)> DescribeAsync(string path, CancellationToken cancellationToken)
    {
        var report = new MemoryStream();
        var command = new ChildCommand(options.FfprobePath, FfmpegCommand.Probe(path), Deadline);
        var outcome = await children.RunAsync(
            command, (output, token) => ReadBoundedAsync(output, report, token), _ => report.Length, cancellationToken);
        if (outcome.End is ChildEnd.NotStarted)
        {
            return (null, new ExtractionEnd.Failed($"{outcome.LastErrorLines[0]} Install ffmpeg, or set FFPROBE_PATH."));
        }

        if (outcome.End is not ChildEnd.Exited)
        {
            return (null, new ExtractionEnd.Failed(
                $"ffprobe gave no answer within {Deadline.TotalMinutes:0} minutes; the storage hangs or the file is damaged."));
        }

        return outcome.Succeeded ? Read(report) : (null, WhyNot(outcome));
    }

    private static (VideoFacts?, ExtractionEnd?) Read(MemoryStream report)
    {
        var (video, reason) = FfprobeReport.Read(Encoding.UTF8.GetString(report.GetBuffer(), 0, (int)report.Length));
        return video is null ? (null, new ExtractionEnd.NoFrames(reason!)) : (video, null);
    }

    /// <summary>ffprobe fails on what is no media file; a crash or a broken disk says nothing of the file.</summary>
    private static ExtractionEnd WhyNot(ChildOutcome outcome)
    {
        var summary = ErrorSummary.Of(outcome.LastErrorLines) is { } line ? $" ffprobe says: {line}" : "";
        return outcome.ExitCode is 1
            ? new ExtractionEnd.NoFrames($"The file can't be opened as a video; it is damaged, incomplete, or no video.{summary}")
            : new ExtractionEnd.Failed($"ffprobe failed with code {outcome.ExitCode} ({ExitDiagnosis.Of(outcome.ExitCode)}).{summary}");
    }

    private static async Task ReadBoundedAsync(Stream output, MemoryStream report, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await output.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (report.Length + read <= MaxReportBytes)
            {
                report.Write(buffer, 0, read);
            }
        }
    }
}
