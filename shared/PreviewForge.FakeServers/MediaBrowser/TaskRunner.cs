namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Runs scheduled tasks: at once, or for as long as is wished, with the work done at the end.</summary>
internal sealed class TaskRunner(TimeProvider time, Lock gate)
{
    private readonly List<FakeTask> _tasks = [];
    private readonly List<ITimer> _timers = [];

    public IReadOnlyList<FakeTask> Tasks => _tasks;

    /// <summary>How long a run takes, by the fake's clock; zero: it is over before it is answered.</summary>
    public TimeSpan Takes { get; set; }

    public void Add(FakeTask task) => _tasks.Add(task);

    /// <summary>Starts a task. One that runs goes on.</summary>
    public void Start(FakeTask task)
    {
        if (task.IsRunning)
        {
            return;
        }

        task.Begin();
        if (Takes == TimeSpan.Zero)
        {
            task.End();
            return;
        }

        var start = task.Starts;
        _timers.Add(time.CreateTimer(_ => OnTimer(task, start), null, Takes, Timeout.InfiniteTimeSpan));
    }

    private void OnTimer(FakeTask task, int start)
    {
        lock (gate)
        {
            if (task.IsRunning && task.Starts == start)
            {
                task.End();
            }
        }
    }
}
