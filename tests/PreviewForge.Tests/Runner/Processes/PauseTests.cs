using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using PreviewForge.GpuRunner.Extraction.Processes;

namespace PreviewForge.Tests.Runner.Processes;

public sealed class PauseTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly PauseSwitch _pause = new();

    // It starts nothing more once it has said who it is: a shell between vfork and exec of its child shows as waiting, not as stopped.
    private readonly Script _script = new(
        """here=$(dirname "$0"); sleep 600 & echo $! > "$here/child"; echo $$ > "$here/self"; wait; exit 5""");

    [Fact(Timeout = 180_000)]
    public async Task A_program_stands_still_with_all_it_started_and_its_clocks_with_it()
    {
        var running = RunAsync(new ChildCommand(_script.Path, [], TimeSpan.FromHours(1)) { Stall = TimeSpan.FromHours(1) }, TestContext.Current.CancellationToken);
        await PauseAsync();

        for (var hour = 0; hour < 10; hour++)
        {
            _time.Advance(TimeSpan.FromHours(1));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.False(running.IsCompleted);
        _pause.Set(false);
        using (var child = Process.GetProcessById(int.Parse(_script.Read("child"))))
        {
            child.Kill();
        }

        await UntilAsync(() => running.IsCompleted);

        Assert.Equal((ChildEnd.Exited, 5), ((await running).End, (await running).ExitCode));
    }

    [Fact(Timeout = 180_000)]
    public async Task A_program_that_stands_still_is_ended_when_it_is_cancelled()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = RunAsync(new ChildCommand(_script.Path, [], TimeSpan.FromHours(1)), cancel.Token);
        await PauseAsync();

        await cancel.CancelAsync();
        await UntilAsync(() => running.IsCompleted);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await Living.WaitForAsync(() => !Living.IsRunning(int.Parse(_script.Read("self"))) && !Living.IsRunning(int.Parse(_script.Read("child"))));
    }

    [Fact(Timeout = 180_000)]
    public async Task A_short_question_is_answered_also_during_a_pause()
    {
        using var script = new Script("exit 7");
        _pause.Set(true);

        var running = RunAsync(new ChildCommand(script.Path, [], TimeSpan.FromHours(1)) { GoesOnWhilePaused = true }, TestContext.Current.CancellationToken);
        await UntilAsync(() => running.IsCompleted);

        Assert.Equal(7, (await running).ExitCode);
    }

    public void Dispose() => _script.Dispose();

    private Task<ChildOutcome> RunAsync(ChildCommand command, CancellationToken cancellationToken) => new ChildProcess(_time, _pause).RunAsync(
        command, (output, token) => output.CopyToAsync(Stream.Null, token), _ => 0, cancellationToken);

    /// <summary>The state's letter from /proc: T for a process that stands still.</summary>
    private char StateOf(string name)
    {
        try
        {
            var stat = _script.Read(name) is { Length: > 0 } process ? File.ReadAllText($"/proc/{process}/stat") : ")  ";
            return stat[stat.LastIndexOf(')') + 2];
        }
        catch (IOException)
        {
            return ' ';
        }
    }

    // Not before it has said who it is: it would stand still before.
    private async Task PauseAsync()
    {
        await Living.WaitForAsync(() => StateOf("self") is not ' ' && StateOf("child") is not ' ');
        _pause.Set(true);
        await UntilAsync(() => StateOf("self") is 'T' && StateOf("child") is 'T');
    }

    private async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
