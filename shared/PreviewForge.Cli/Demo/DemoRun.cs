using PreviewForge.Cli.Preview;
using PreviewForge.Cli.Stack;
using PreviewForge.Cli.Up;
using Spectre.Console;

namespace PreviewForge.Cli.Demo;

/// <summary><c>forge up --demo</c>: a stack, and the pretended servers in this process.</summary>
internal sealed class DemoRun(StackOptions options, OutputChoice output, IAnsiConsole console)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var servers = new DemoServers();
        return await new UpRun(console).RunAsync(
            options,
            token => PrepareAsync(servers, token),
            stack => new DemoGuide(stack.Address, stack.Token!, servers.All).Lines(),
            cancellationToken);
    }

    private async Task PrepareAsync(DemoServers servers, CancellationToken cancellationToken)
    {
        var root = options.Layout.Root;
        console.WriteLine("Making a few short films, unless they are there, and starting the servers.");
        var films = await new DemoLibrary(Path.Combine(root, "films")).MakeAsync(cancellationToken);

        // The app knows files by their names without symbolic links.
        var stage = new DemoStage(MediaPaths.Resolve([films]).Folders[0], MediaPaths.Resolve([root]).Folders[0], output);
        await servers.StartAsync(stage, cancellationToken);
        DemoSettings.Write(options.Layout, servers.All.Select(server => server.Entry));
    }
}
