using System.Diagnostics;
using System.Globalization;

namespace PreviewForge.Cli.Stack;

/// <summary>
/// Keeps one service running: starts it behind the guard script, starts it again when it dies, gives it up when it dies too
/// often. The guard ends the service when its pipe closes, so a service never outlives this process, however that ends.
/// </summary>
internal sealed class SupervisedService(ServiceDefinition definition, StateLayout layout, RestartPolicy policy, TimeProvider time)
    : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _stopping = new();
    private readonly List<DateTimeOffset> _deaths = [];
    private Task _supervision = Task.CompletedTask;

    public ServiceDefinition Definition => definition;

    public string LogFile => layout.LogOf(definition.Name);

    /// <summary>How often the service died without being asked to.</summary>
    public int Deaths => _deaths.Count;

    /// <summary>Ends when the service was stopped; faults with a <see cref="StackException"/> when it was given up.</summary>
    public Task Supervision => _supervision;

    /// <summary>The process that runs now; null between a death and the next start.</summary>
    public int? ProcessId
    {
        get
        {
            try
            {
                return int.TryParse(File.ReadAllText(layout.PidFileOf(definition.Name)), CultureInfo.InvariantCulture, out var id) ? id : null;
            }
            catch (IOException)
            {
                return null; // The guard removes the file when the service dies.
            }
        }
    }

    public void Start() => _supervision = SuperviseAsync();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _supervision.ContinueWith(_ => { }, TaskScheduler.Default);
        _stopping.Dispose();
    }

    private async Task SuperviseAsync()
    {
        while (true)
        {
            var status = await RunOnceAsync();
            if (_stopping.IsCancellationRequested)
            {
                return;
            }

            _deaths.Add(time.GetUtcNow());
            var delay = policy.NextDelay(_deaths, time.GetUtcNow())
                ?? throw new StackException(
                    $"{definition.Name} ended {_deaths.Count} times, last with status {status}. Its last words:\n{LogTail.Read(LogFile)}");
            try
            {
                await Task.Delay(delay, time, _stopping.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<int> RunOnceAsync()
    {
        using var guard = Process.Start(GuardStartInfo())
            ?? throw new StackException($"{definition.Name} can't be started.");
        try
        {
            await guard.WaitForExitAsync(_stopping.Token);
        }
        catch (OperationCanceledException)
        {
            guard.StandardInput.Close();
            await guard.WaitForExitAsync(CancellationToken.None).WaitAsync(Grace * 2, time);
        }

        return guard.ExitCode;
    }

    private ProcessStartInfo GuardStartInfo()
    {
        // A session of its own: Ctrl-C at the terminal reaches this process only, which then stops the services in order.
        var start = new ProcessStartInfo("setsid")
        {
            RedirectStandardInput = true,
            WorkingDirectory = layout.Root,
            ArgumentList =
            {
                "bash", Path.Combine(AppContext.BaseDirectory, "guard.sh"), LogFile, layout.PidFileOf(definition.Name),
                Grace.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            },
        };
        foreach (var part in definition.Command)
        {
            start.ArgumentList.Add(part);
        }

        foreach (var (name, value) in definition.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
