using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction.Ebml;
using PreviewForge.GpuRunner.Extraction.Pictures;
using PreviewForge.GpuRunner.Extraction.Processes;
using PreviewForge.GpuRunner.Hardware;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>Runs ffmpeg once and hands over its pictures as they come.</summary>
internal sealed class FfmpegRuns(ChildProcess children, Devices devices, RunnerOptions options)
{
    /// <param name="job">What to run.</param>
    /// <param name="onPicture">
    /// Takes each picture; may throw <see cref="IOException"/> when there is no room for it, which ends the run.
    /// </param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    /// <exception cref="OperationCanceledException">Cancelled; ffmpeg has ended.</exception>
    public async Task<FfmpegOutcome> RunAsync(FfmpegJob job, Action<Picture> onPicture, CancellationToken cancellationToken)
    {
        var life = new LifeSign();
        var run = new Run(job, life, onPicture);
        var command = new ChildCommand(options.FfmpegPath, job.Arguments, job.Deadline) { Input = job.Input };
        if (devices.Vulkan is { } vulkan)
        {
            command = command with { Environment = vulkan.Environment };
        }

        var child = await children.RunAsync(command, run.ReadAsync, run.Progress, cancellationToken);
        return new FfmpegOutcome(child, run.Problem, job.Input is null ? life.BytesRead : 0);
    }

    private sealed class Run(FfmpegJob job, LifeSign life, Action<Picture> onPicture)
    {
        private int _processId;
        private long _furthest = -1;

        /// <summary>Why the output is not wanted, or where it was cut off.</summary>
        public string? Problem { get; private set; }

        /// <summary>Changes with what is read and with how far the pictures have got: more pictures of one moment are no progress.</summary>
        public long Progress(int processId)
        {
            _processId = processId;
            return HashCode.Combine(Interlocked.Read(ref _furthest), job.BytesFed(), life.Look(processId));
        }

        public async Task ReadAsync(Stream output, CancellationToken cancellationToken)
        {
            try
            {
                await foreach (var picture in PictureStream.ReadAsync(output, cancellationToken))
                {
                    Take(picture);
                }

                life.Look(_processId);
            }
            catch (BrokenStreamException broken)
            {
                Problem = $"What ffmpeg wrote is no stream of pictures: {broken.Message}";
                if (!await HasEndedAsync(output, cancellationToken))
                {
                    throw new UnwantedOutputException(Problem, broken);
                }
            }
        }

        private void Take(Picture picture)
        {
            Interlocked.Exchange(ref _furthest, Math.Max(_furthest, picture.Time.Ticks));
            life.Look(_processId);
            if (picture.Track >= job.Tracks)
            {
                throw new BrokenStreamException("It has more tracks than were asked for.");
            }

            try
            {
                onPicture(picture);
            }
            catch (Exception full) when (full is IOException or UnauthorizedAccessException)
            {
                Problem = $"The pictures can't be kept in the folder for temporary files: {full.Message}";
                throw new UnwantedOutputException(Problem, full);
            }
        }

        /// <summary>A program that died in the middle of a picture is judged by how it died.</summary>
        private static async Task<bool> HasEndedAsync(Stream output, CancellationToken cancellationToken) =>
            await output.ReadAsync(new byte[1], cancellationToken) is 0;
    }
}

/// <summary>One run of ffmpeg that writes pictures as Matroska on its standard output.</summary>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Tracks">Tracks that it was asked for.</param>
/// <param name="Deadline">It is ended after this time.</param>
internal sealed record FfmpegJob(IReadOnlyList<string> Arguments, int Tracks, TimeSpan Deadline)
{
    /// <summary>Writes its standard input; null when it opens the file itself.</summary>
    public Func<Stream, CancellationToken, Task>? Input { get; init; }

    /// <summary>Bytes that it has taken from its standard input.</summary>
    public Func<long> BytesFed { get; init; } = () => 0;
}

/// <param name="Child">How ffmpeg ended.</param>
/// <param name="Problem">What is wrong with its output; null when nothing is.</param>
/// <param name="BytesRead">Bytes that it read of the file, as far as that was seen.</param>
internal sealed record FfmpegOutcome(ChildOutcome Child, string? Problem, long BytesRead)
{
    public bool Succeeded => Child.Succeeded && Problem is null;
}
