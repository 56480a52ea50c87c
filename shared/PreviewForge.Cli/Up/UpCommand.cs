using System.CommandLine;
using PreviewForge.Cli.Preview;
using PreviewForge.Cli.Stack;
using Spectre.Console;

namespace PreviewForge.Cli.Up;

/// <summary><c>forge up</c>: the same stack, with settings and jobs that last, until Ctrl-C.</summary>
internal static class UpCommand
{
    private const int DefaultPort = 7071;

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Folders to serve; they replace the folders in settings.json. Without any, settings.json stays as it is.",
        };
        var port = NumberOption.Create("--port", "Port of the app on 127.0.0.1", (1, 65535), DefaultPort);
        var state = StateOption.Create();
        var outputs = new OutputOptions();
        var command = new Command("up", "Runs storage, function app and runner until Ctrl-C.") { paths, port, state };
        outputs.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            MediaPaths.Resolve(parsed.GetValue(paths) ?? []),
            outputs.Read(parsed),
            new StackOptions(new StateLayout(Path.Combine(parsed.GetValue(state)!, "up"))) { Port = parsed.GetValue(port), Token = null },
            Terminal.Create(),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        MediaPaths media, OutputChoice output, StackOptions options, IAnsiConsole console, CancellationToken cancellationToken)
    {
        using var folder = ClaimedFolder.TryClaim(options.Layout.Root)
            ?? throw new StackException($"Another './forge up' uses {options.Layout.Root}; end it, or give this one a --state of its own.");
        options.Layout.Create();
        if (media.Folders.Count > 0 || !File.Exists(Path.Combine(options.Layout.Config, "settings.json")))
        {
            FolderServers.Write(options.Layout, media.Folders, output, options.Workers);
        }

        await using var stack = await ForgeStack.StartAsync(options, TimeProvider.System, cancellationToken);
        console.WriteLine($"PreviewForge serves on {stack.Address} until Ctrl-C.");
        console.WriteLine($"Settings and token: {options.Layout.Config}");
        console.WriteLine($"Logs: {options.Layout.Logs}");
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
