using System.Diagnostics;
using System.Globalization;
using PreviewForge.Cli.Stack;
using PreviewForge.Tests.Runner.Processes;

namespace PreviewForge.Tests.Cli;

public sealed class SupervisedServiceTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_service_that_is_killed_is_started_again()
    {
        await using var service = Start("exec sleep 60");
        var first = await RunningProcessAsync(service);

        Process.GetProcessById(first).Kill();

        Assert.NotEqual(first, await RunningProcessAsync(service, not: first));
        Assert.Equal(1, service.Deaths);
    }

    [Fact]
    public async Task Stopping_a_service_asks_it_to_end_and_lets_it_finish()
    {
        var service = Start("trap 'echo finished; exit 0' TERM; echo > ready; while :; do sleep 0.05; done");
        var process = await RunningProcessAsync(service);
        await UntilAsync(() => File.Exists(_folder.Combine("ready")));

        await service.DisposeAsync();

        Assert.Contains("finished", await File.ReadAllTextAsync(service.LogFile, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(IsAlive(process));
    }

    [Fact]
    public async Task What_a_killed_service_had_started_is_killed_too()
    {
        await using var service = Start("sleep 61 & echo $! > child.pid; wait");
        var process = await RunningProcessAsync(service);
        var child = await NumberInAsync(Path.Combine(_folder.FullPath, "child.pid"));

        Process.GetProcessById(process).Kill();

        await UntilAsync(() => !IsAlive(child));
    }

    [Fact]
    public async Task A_service_ends_when_the_process_that_holds_its_pipe_is_killed()
    {
        var guard = Path.Combine(AppContext.BaseDirectory, "guard.sh");
        var pidFile = _folder.Combine("service.pid");
        var seconds = $"1000.{Environment.ProcessId}"; // By which these processes can be told from those of another run of this test.
        using var holder = Process.Start(new ProcessStartInfo(
            "bash", ["-c", $"sleep {seconds} | bash '{guard}' '{_folder.Combine("log")}' '{pidFile}' 5 sleep 62 & echo started; wait"])
        {
            RedirectStandardOutput = true,
        })!;
        var service = await NumberInAsync(pidFile);

        holder.Kill(entireProcessTree: false);
        foreach (var sleeper in Process.GetProcessesByName("sleep").Where(p => CommandLineOf(p.Id).Contains(seconds, StringComparison.Ordinal)))
        {
            sleeper.Kill();
        }

        await UntilAsync(() => !IsAlive(service));
    }

    [Fact]
    public async Task A_service_that_always_dies_is_given_up_with_its_last_words()
    {
        await using var service = Start("echo out of luck; exit 7");

        var given = await Assert.ThrowsAsync<StackException>(() => service.Supervision.WaitAsync(Limit, TestContext.Current.CancellationToken));

        Assert.Contains("status 7", given.Message, StringComparison.Ordinal);
        Assert.Contains("out of luck", given.Message, StringComparison.Ordinal);
    }

    private SupervisedService Start(string script)
    {
        var layout = new StateLayout(_folder.FullPath);
        layout.Create();
        var policy = new RestartPolicy(2, TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(10));
        var definition = new ServiceDefinition("service", ["bash", "-c", script], new Dictionary<string, string>());
        var service = new SupervisedService(definition, layout, policy, TimeProvider.System);
        service.Start();
        return service;
    }

    private static async Task<int> RunningProcessAsync(SupervisedService service, int not = 0)
    {
        await UntilAsync(() => service.ProcessId is { } id && id != not && IsAlive(id));
        return service.ProcessId!.Value;
    }

    private static async Task<int> NumberInAsync(string file)
    {
        var number = 0;
        await UntilAsync(() => File.Exists(file) && int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out number));
        return number;
    }

    private static bool IsAlive(int process) => Living.IsRunning(process);

    private static string CommandLineOf(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            return ""; // It has ended meanwhile.
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Limit, "It didn't happen in time.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
