using System.CommandLine;
using PreviewForge.Cli.Demo;
using PreviewForge.Cli.Preview;
using PreviewForge.Cli.Stack;

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
        var demo = new Option<bool>("--demo") { Description = "Serve small films that a pretended Plex, Emby and Jellyfin share; takes no PATH." };
        var port = NumberOption.Create("--port", "Port of the app on 127.0.0.1", (1, 65535), DefaultPort);
        var state = StateOption.Create();
        var outputs = new OutputOptions();
        var command = new Command("up", "Runs storage, function app and runner until Ctrl-C.") { paths, demo, port, state };
        outputs.AddTo(command);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(demo) && parsed.GetValue(paths) is { Length: > 0 })
            {
                parsed.AddError("--demo brings films of its own; leave out PATH.");
            }
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var layout = new StateLayout(Path.Combine(parsed.GetValue(state)!, parsed.GetValue(demo) ? "up-demo" : "up"));
            var options = new StackOptions(layout) { Port = parsed.GetValue(port) };
            var console = Terminal.Create();
            return parsed.GetValue(demo)
                ? new DemoRun(options, outputs.Read(parsed), console).RunAsync(cancellationToken)
                : ServeAsync(options with { Token = null }, MediaPaths.Resolve(parsed.GetValue(paths) ?? []), outputs.Read(parsed), new UpRun(console), cancellationToken);
        });
        return command;
    }

    private static Task<int> ServeAsync(StackOptions options, MediaPaths media, OutputChoice output, UpRun run, CancellationToken cancellationToken) => run.RunAsync(
        options,
        _ =>
        {
            if (media.Folders.Count > 0 || !new SettingsFile(options.Layout).Exists)
            {
                FolderServers.Write(options.Layout, media.Folders, output, options.Workers);
            }

            return Task.CompletedTask;
        },
        stack =>
        [
            $"PreviewForge serves on {stack.Address} until Ctrl-C.",
            $"Settings and token: {options.Layout.Config}",
            $"Logs: {options.Layout.Logs}",
        ],
        cancellationToken);
}
