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

    /// <param name="path">Absolute path of the file.</param>
    /// <param name="cancellationToken">Ends ffprobe.</param>
    /// <exception cref="OperationCanceledException">Cancelled; ffprobe has ended.</exception>
    public Task<Description> DescribeAsync(string path, CancellationToken cancellationToken) =>
        AskAsync(new ChildCommand(options.FfprobePath, FfmpegCommand.Probe(path), Deadline), cancellationToken);

    /// <param name="format">ffmpeg's name of the stream's format.</param>
    /// <param name="stream">The stream, or what is needed of it, in pieces.</param>
    /// <param name="cancellationToken">Ends ffprobe.</param>
    /// <exception cref="OperationCanceledException">Cancelled; ffprobe has ended.</exception>
    public Task<Description> DescribeStreamAsync(string format, IReadOnlyList<ReadOnlyMemory<byte>> stream, CancellationToken cancellationToken) =>
        AskAsync(
            new ChildCommand(options.FfprobePath, FfmpegCommand.ProbeStream(format), Deadline)
            {
                Input = (input, token) => WriteAsync(input, stream, token),
            },
            cancellationToken);

    private async Task<Description> AskAsync(ChildCommand command, CancellationToken cancellationToken)
    {
        var report = new MemoryStream();
        var outcome = await children.RunAsync(
            command, (output, token) => ReadBoundedAsync(output, report, token), _ => report.Length, cancellationToken);
        if (outcome.End is ChildEnd.NotStarted)
        {
            return new Description.Failed($"{outcome.LastErrorLines[0]} Install ffmpeg, or set FFPROBE_PATH.");
        }

        if (outcome.End is not ChildEnd.Exited)
        {
            return new Description.Failed(
                $"ffprobe gave no answer within {Deadline.TotalMinutes:0} minutes; the storage hangs or the file is damaged.");
        }

        return outcome.Succeeded ? Read(report) : WhyNot(outcome);
    }

    private static async Task WriteAsync(Stream input, IReadOnlyList<ReadOnlyMemory<byte>> pieces, CancellationToken cancellationToken)
    {
        foreach (var piece in pieces)
        {
            await input.WriteAsync(piece, cancellationToken);
        }
    }

    private static Description Read(MemoryStream report)
    {
        var (video, reason) = FfprobeReport.Read(Encoding.UTF8.GetString(report.GetBuffer(), 0, (int)report.Length));
        return video is null ? new Description.NoVideo(reason!) : new Description.Found(video);
    }

    /// <summary>ffprobe fails on what is no media file; a crash or a broken disk says nothing of the file.</summary>
    private static Description WhyNot(ChildOutcome outcome)
    {
        var summary = ErrorSummary.Of(outcome.LastErrorLines) is { } line ? $" ffprobe says: {line}" : "";
        return outcome.ExitCode is 1
            ? new Description.NoVideo($"The file can't be opened as a video; it is damaged, incomplete, or no video.{summary}")
            : new Description.Failed($"ffprobe failed with code {outcome.ExitCode} ({ExitDiagnosis.Of(outcome.ExitCode)}).{summary}");
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
