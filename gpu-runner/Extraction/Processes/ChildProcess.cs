using System.ComponentModel;
using System.Diagnostics;

namespace PreviewForge.GpuRunner.Extraction.Processes;

/// <summary>
/// Runs a program to its end: feeds and drains its pipes at the same time, keeps the last lines of its standard error, and ends it
/// with all that it started when it stalls, when its time is over, or when it is no longer wanted.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="pause">Lets programs stand still; null: nobody does.</param>
/// <param name="politeness">How far programs stand back behind others; null: not at all.</param>
internal sealed class ChildProcess(TimeProvider time, PauseSwitch? pause = null, Politeness? politeness = null)
{
    /// <summary>Exit code of a program that not even the system can end: it waits for a file system that doesn't answer.</summary>
    private const int NeverEnded = -1;

    /// <summary>Between asking a program to end and ending it, and for what it leaves in its pipes.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan WatchPeriod = TimeSpan.FromSeconds(1);

    /// <param name="command">What to run.</param>
    /// <param name="onOutput">Takes its standard output, to the end; may throw <see cref="UnwantedOutputException"/>.</param>
    /// <param name="progress">A number that changes when, and only when, the program has got on.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the program has ended.</exception>
    public async Task<ChildOutcome> RunAsync(
        ChildCommand command, Func<Stream, CancellationToken, Task> onOutput, Func<int, long> progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = time.GetTimestamp();
        Process process;
        try
        {
            process = await ProcessGroup.StartAsync(command, politeness ?? Politeness.None);
        }
        catch (Win32Exception missing)
        {
            return new ChildOutcome(ChildEnd.NotStarted, 127, TimeSpan.Zero, [missing.Message]);
        }

        using (process)
        {
            var errors = new LastLines(command.KeptErrorLines);
            using var input = new CancellationTokenSource();
            using var output = new CancellationTokenSource();
            var feeding = FeedAsync(process, command.Input, input.Token);
            var reading = DrainAsync(onOutput(process.StandardOutput.BaseStream, output.Token));
            var drained = Task.WhenAll(reading, DrainAsync(BoundedLines.ReadAsync(process.StandardError.BaseStream, errors.Add, output.Token)));
            var end = await WatchAsync(process, command, progress, reading, cancellationToken);
            await input.CancelAsync();
            await EndAsync(process, asked: end is not ChildEnd.Exited || cancellationToken.IsCancellationRequested);
            await FinishPipesAsync(process, drained, output);
            process.StandardInput.BaseStream.Close(); // A process that escaped its session may hold the other end open.
            await Task.WhenAny(feeding, Task.Delay(Grace, time, CancellationToken.None));
            cancellationToken.ThrowIfCancellationRequested();
            return new ChildOutcome(end, process.HasExited ? process.ExitCode : NeverEnded, time.GetElapsedTime(started), errors.ToList());
        }
    }

    private async Task<ChildEnd> WatchAsync(
        Process process, ChildCommand command, Func<int, long> progress, Task<bool> reading, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var lastProgress = (Value: progress(process.Id), At: started);
        var exited = process.WaitForExitAsync(CancellationToken.None);
        using var standstill = new Standstill(process, command.GoesOnWhilePaused ? null : pause, time);
        while (!exited.IsCompleted && !cancellationToken.IsCancellationRequested)
        {
            var tick = Task.Delay(WatchPeriod, time, cancellationToken);
            await (reading.IsCompleted ? Task.WhenAny(exited, tick) : Task.WhenAny(exited, tick, reading));
            if (reading.IsFaulted || (reading.IsCompleted && !await reading))
            {
                return ChildEnd.Unwanted;
            }

            if (!exited.IsCompleted && standstill.Follow())
            {
                lastProgress.At = time.GetTimestamp();
                continue;
            }

            if (progress(process.Id) is var value && value != lastProgress.Value)
            {
                lastProgress = (value, time.GetTimestamp());
            }

            if (!exited.IsCompleted && time.GetElapsedTime(started) - standstill.Total > command.Deadline)
            {
                return ChildEnd.DeadlineExceeded;
            }

            if (!exited.IsCompleted && time.GetElapsedTime(lastProgress.At) > command.Stall)
            {
                return ChildEnd.Stalled;
            }
        }

        return ChildEnd.Exited;
    }

    private async Task EndAsync(Process process, bool asked)
    {
        if (asked)
        {
            ProcessGroup.AskToEnd(process);
            await ExitOrGraceAsync(process);
        }

        ProcessGroup.End(process); // Also what it forked and left running.
        await ExitOrGraceAsync(process);
    }

    private async Task ExitOrGraceAsync(Process process) =>
        await Task.WhenAny(process.WaitForExitAsync(CancellationToken.None), Task.Delay(Grace, time, CancellationToken.None));

    /// <summary>A process that escaped its session may hold a pipe open for ever; it isn't waited for.</summary>
    private async Task FinishPipesAsync(Process process, Task drained, CancellationTokenSource pipes)
    {
        if (await Task.WhenAny(drained, Task.Delay(Grace, time, CancellationToken.None)) != drained)
        {
            await pipes.CancelAsync();
            process.StandardOutput.Close();
            process.StandardError.Close();
            return;
        }

        await drained;
    }

    private static async Task FeedAsync(Process process, Func<Stream, CancellationToken, Task>? write, CancellationToken cancellationToken)
    {
        if (write is null)
        {
            return;
        }

        try
        {
            await write(process.StandardInput.BaseStream, cancellationToken);
            process.StandardInput.Close();
        }
        catch (Exception closed) when (closed is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The program stopped reading, or has ended; how it ended is told elsewhere.
        }
    }

    /// <returns>False when the output was not wanted.</returns>
    private static async Task<bool> DrainAsync(Task reading)
    {
        try
        {
            await reading;
            return true;
        }
        catch (UnwantedOutputException)
        {
            return false;
        }
        catch (Exception closed) when (closed is IOException or OperationCanceledException or ObjectDisposedException)
        {
            return true; // The pipe was closed under the reader, because its writer is not waited for.
        }
    }
}
