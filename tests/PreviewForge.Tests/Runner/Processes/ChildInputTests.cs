using PreviewForge.GpuRunner.Extraction.Processes;

namespace PreviewForge.Tests.Runner.Processes;

/// <summary>A program that is fed while it writes.</summary>
public class ChildInputTests
{
    private readonly ChildProcess _children = new(TimeProvider.System);

    [Fact(Timeout = 120_000)]
    public async Task What_is_written_arrives_and_comes_back_though_both_pipes_are_full()
    {
        using var script = new Script("cat; head -c 3000000 /dev/zero >&2");
        var output = new MemoryStream();

        var outcome = await RunAsync(script, async (input, token) => await input.WriteAsync(new byte[20_000_000], token), TestContext.Current.CancellationToken, output);

        Assert.True(outcome.Succeeded);
        Assert.Equal(20_000_000, output.Length);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_program_that_stops_reading_is_judged_by_how_it_ends()
    {
        using var script = new Script("head -c 10 > /dev/null; exec 0<&-; echo enough >&2; exit 3");

        var outcome = await RunAsync(script, async (input, token) => await input.WriteAsync(new byte[20_000_000], token), TestContext.Current.CancellationToken);

        Assert.Equal((ChildEnd.Exited, 3), (outcome.End, outcome.ExitCode));
        Assert.Equal("enough", outcome.LastErrorLines[^1]);
    }

    [Fact(Timeout = 120_000)]
    public async Task Who_still_writes_when_the_program_has_ended_is_cancelled()
    {
        using var script = new Script("exit 0");
        var cancelled = new TaskCompletionSource();

        async Task WaitAsync(Stream input, CancellationToken token)
        {
            await using var registration = token.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, token);
        }

        await RunAsync(script, WaitAsync, TestContext.Current.CancellationToken);

        await cancelled.Task;
    }

    [Fact(Timeout = 120_000)]
    public async Task Output_that_nobody_wants_ends_the_program()
    {
        using var script = new Script("while :; do echo more; done");

        var outcome = await _children.RunAsync(
            new ChildCommand(script.Path, [], TimeSpan.FromMinutes(2)),
            async (output, token) =>
            {
                await output.ReadExactlyAsync(new byte[100], token);
                throw new UnwantedOutputException("Enough.", new IOException());
            },
            _ => 0,
            TestContext.Current.CancellationToken);

        Assert.Equal(ChildEnd.Unwanted, outcome.End);
    }

    private Task<ChildOutcome> RunAsync(
        Script script, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken, Stream? output = null) => _children.RunAsync(
        new ChildCommand(script.Path, [], TimeSpan.FromMinutes(2)) { Input = write },
        (stream, token) => stream.CopyToAsync(output ?? Stream.Null, token),
        _ => 0,
        cancellationToken);
}
