using System.Diagnostics;
using PreviewForge.GpuRunner.Extraction.Processes;

namespace PreviewForge.Tests.Runner.Processes;

public class ChildProcessTests
{
    private readonly ChildProcess _children = new(TimeProvider.System);

    [Fact(Timeout = 180_000)]
    public async Task Arguments_arrive_as_they_are()
    {
        using var script = new Script("""for a; do printf '<%s>' "$a"; done""");
        var output = new MemoryStream();

        await RunAsync(script, ["-i", "a b", "\"'\n$HOME", "%06d 🎬", ""], TestContext.Current.CancellationToken, output: output);

        Assert.Equal("<-i><a b><\"'\n$HOME><%06d 🎬><>", System.Text.Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact(Timeout = 180_000)]
    public async Task The_exit_code_and_the_last_lines_of_a_failure_are_kept()
    {
        using var script = new Script("echo first >&2; echo last >&2; exit 69");

        var outcome = await RunAsync(script, [], TestContext.Current.CancellationToken);

        Assert.Equal((ChildEnd.Exited, 69), (outcome.End, outcome.ExitCode));
        Assert.Equal(["first", "last"], outcome.LastErrorLines);
    }

    [Fact(Timeout = 180_000)]
    public async Task A_crash_is_seen_as_its_signal()
    {
        using var script = new Script("kill -SEGV $$");

        Assert.Equal(139, (await RunAsync(script, [], TestContext.Current.CancellationToken)).ExitCode);
    }

    [Fact(Timeout = 180_000)]
    public async Task A_flood_of_messages_is_drained_and_only_its_end_is_kept()
    {
        using var script = new Script("head -c 50000000 /dev/zero | tr '\\0' x >&2; i=0; while [ $i -lt 500 ]; do echo line $i >&2; i=$((i+1)); done");

        var outcome = await RunAsync(script, [], TestContext.Current.CancellationToken);

        Assert.Equal("line 499", outcome.LastErrorLines[^1]);
        Assert.True(outcome.LastErrorLines.Sum(line => line.Length) < 100_000);
    }

    [Fact(Timeout = 180_000)]
    public async Task A_program_that_makes_no_progress_is_ended_though_it_ignores_the_request()
    {
        using var script = new Script("""trap '' TERM; touch "$(dirname "$0")/deaf"; while :; do echo still here >&2; sleep 0.1; done""");
        var starting = 0;

        var outcome = await RunAsync(
            script, [], TestContext.Current.CancellationToken, stall: TimeSpan.FromMilliseconds(500),
            progress: () => File.Exists(Path.Combine(script.Folder, "deaf")) ? starting : ++starting);

        Assert.Equal(ChildEnd.Stalled, outcome.End);
        Assert.Equal(137, outcome.ExitCode);
    }

    [Fact(Timeout = 180_000)]
    public async Task A_slow_program_that_makes_progress_is_left_alone()
    {
        using var script = new Script("sleep 3");
        var progress = 0;

        var outcome = await RunAsync(script, [], TestContext.Current.CancellationToken, stall: TimeSpan.FromSeconds(1.5), progress: () => progress++);

        Assert.Equal(ChildEnd.Exited, outcome.End);
    }

    [Fact(Timeout = 180_000)]
    public async Task A_program_is_ended_at_its_deadline_whatever_it_does()
    {
        using var script = new Script("sleep 60");
        var progress = 0;

        var outcome = await RunAsync(script, [], TestContext.Current.CancellationToken, deadline: TimeSpan.FromMilliseconds(500), progress: () => progress++);

        Assert.Equal(ChildEnd.DeadlineExceeded, outcome.End);
    }

    [Fact(Timeout = 180_000)]
    public async Task Cancelling_ends_the_program_and_all_that_it_started_long_before_their_time()
    {
        using var script = new Script("""(trap '' TERM HUP; exec sleep 60) & echo $! > "$(dirname "$0")/child"; sleep 60""");
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = RunAsync(script, [], cancel.Token);
        await Living.WaitForAsync(() => File.Exists(Path.Combine(script.Folder, "child")) && script.Read("child") is not "");
        var started = Stopwatch.GetTimestamp();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(45)); // Far less, on a machine that isn't busy.
        await Living.WaitForAsync(() => !Living.IsRunning(int.Parse(script.Read("child"))));
    }

    [Fact(Timeout = 180_000)]
    public async Task What_a_program_leaves_running_is_ended_with_it_and_holds_nothing_up()
    {
        using var script = new Script("""sleep 60 & echo $! > "$(dirname "$0")/child"; exit 0""");

        var outcome = await RunAsync(script, [], TestContext.Current.CancellationToken);

        Assert.True(outcome.Succeeded);
        await Living.WaitForAsync(() => !Living.IsRunning(int.Parse(script.Read("child"))));
    }

    [Fact(Timeout = 180_000)]
    public async Task A_missing_program_is_named()
    {
        var outcome = await _children.RunAsync(
            new ChildCommand("/no/such/ffmpeg", [], TimeSpan.FromSeconds(5)), (_, _) => Task.CompletedTask, _ => 0, TestContext.Current.CancellationToken);

        Assert.Equal(ChildEnd.NotStarted, outcome.End);
        Assert.Contains("/no/such/ffmpeg", outcome.LastErrorLines[0]);
    }

    private Task<ChildOutcome> RunAsync(
        Script script, IReadOnlyList<string> arguments, CancellationToken cancellationToken, TimeSpan? stall = null, TimeSpan? deadline = null,
        Func<int>? progress = null, Stream? output = null) => _children.RunAsync(
            new ChildCommand(script.Path, arguments, deadline ?? TimeSpan.FromMinutes(2)) { Stall = stall ?? TimeSpan.FromMinutes(2) },
            (stream, token) => stream.CopyToAsync(output ?? Stream.Null, token),
            _ => progress?.Invoke() ?? 0,
            cancellationToken);
}
