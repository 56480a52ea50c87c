using System.CommandLine;
using PreviewForge.Cli.Demo;
using Spectre.Console;

namespace PreviewForge.Cli.Preview;

/// <summary><c>forge preview</c>.</summary>
internal static class PreviewCommand
{
    public static Command Create()
    {
        var outputs = new OutputOptions();
        var paths = new Argument<string[]>("PATH") { Description = "Video files and folders; without any, a small demo library is made first." };
        var force = new Option<bool>("--force") { Description = "Make previews again that are fresh." };
        var state = StateOption.Create();
        var command = new Command("preview", "Makes previews of videos and lists what it wrote.") { paths, force, state };
        outputs.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new PreviewRequest(parsed.GetValue(paths) ?? [], outputs.Read(parsed), parsed.GetValue(force)) { State = parsed.GetValue(state)! },
            Terminal.Create(),
            TimeProvider.System,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(PreviewRequest request, IAnsiConsole console, TimeProvider time, CancellationToken cancellationToken)
    {
        if (request.Paths.Count == 0)
        {
            console.WriteLine("No PATH was given: making a small demo library.");
            request = request with { Paths = [await new DemoLibrary(Path.Combine(request.State, "demo")).MakeAsync(cancellationToken)] };
        }

        console.WriteLine("Starting storage, function app and runner.");
        IProgressDisplay display = Terminal.IsInteractive(console)
            ? new TerminalProgress(console)
            : new PlainProgress(console.Profile.Out.Writer, time);
        var report = await new PreviewRun(request, display, time).RunAsync(cancellationToken);
        report.Print(console);
        return report.IsFine ? ExitCode.Fine : ExitCode.SomeFailed;
    }
}
