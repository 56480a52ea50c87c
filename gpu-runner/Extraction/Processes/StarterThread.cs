using System.Collections.Concurrent;
using System.Diagnostics;

namespace PreviewForge.GpuRunner.Extraction.Processes;

/// <summary>
/// The one thread that starts programs, and lasts as long as this process. Linux sends a program's parent-death signal when the
/// <em>thread</em> that started it ends (prctl(2), PR_SET_PDEATHSIG), and threads of the pool come and go.
/// </summary>
internal static class StarterThread
{
    private static readonly BlockingCollection<Action> Wanted = [];

    static StarterThread() => new Thread(Work) { IsBackground = true, Name = "Process starter" }.Start();

    /// <returns>Null when the system started no new process.</returns>
    /// <exception cref="System.ComponentModel.Win32Exception">The program is missing or may not be executed.</exception>
    public static Task<Process?> StartAsync(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Wanted.Add(() => Start(start, started));
        return started.Task;
    }

    private static void Work()
    {
        foreach (var start in Wanted.GetConsumingEnumerable())
        {
            start();
        }
    }

    private static void Start(ProcessStartInfo start, TaskCompletionSource<Process?> started)
    {
        try
        {
            started.SetResult(Process.Start(start));
        }
        catch (Exception failure)
        {
            started.SetException(failure); // The thread must outlive any failure; whoever waits gets it.
        }
    }
}
