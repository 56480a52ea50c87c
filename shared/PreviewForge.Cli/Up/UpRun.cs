using PreviewForge.Cli.Stack;
using Spectre.Console;

namespace PreviewForge.Cli.Up;

/// <summary>One stack that serves until Ctrl-C, in a folder that no other uses meanwhile.</summary>
internal sealed class UpRun(IAnsiConsole console)
{
    /// <param name="options">The stack.</param>
    /// <param name="prepareAsync">Runs when the folder is this run's own, and before the app reads its settings.</param>
    /// <param name="greet">What to print when the app answers.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <exception cref="StackException">Another process uses the folder, or the stack can't run.</exception>
    public async Task<int> RunAsync(
        StackOptions options, Func<CancellationToken, Task> prepareAsync, Func<ForgeStack, IEnumerable<string>> greet, CancellationToken cancellationToken)
    {
        options.Layout.Create();
        using var folder = ClaimedFolder.TryClaim(options.Layout.Root)
            ?? throw new StackException($"Another './forge up' uses {options.Layout.Root}; end it, or give this one a --state of its own.");
        await prepareAsync(cancellationToken);
        await using var stack = await ForgeStack.StartAsync(options, TimeProvider.System, cancellationToken);
        foreach (var line in greet(stack))
        {
            // Not through the layout engine: a line that is wrapped can't be copied.
            console.Profile.Out.Writer.WriteLine(line);
        }

        return await stack.WhileRunningAsync(UntilStoppedAsync, cancellationToken);
    }

    private static async Task<int> UntilStoppedAsync(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(stopped.SetResult);
        await stopped.Task;
        return ExitCode.Fine;
    }
}
