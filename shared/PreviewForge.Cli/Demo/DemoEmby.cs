using PreviewForge.FakeServers.Emby;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.Cli.Demo;

/// <summary>An Emby that has listed all videos.</summary>
internal static class DemoEmby
{
    private const string Folder = "/em/films";

    public static async Task<DemoServer> StartAsync(DemoStage stage, CancellationToken cancellationToken)
    {
        var emby = new FakeEmby(new FakeServerOptions { RequestsKept = 1000 }) { ServerName = "Demo Emby", RunTimeOf = DemoLibrary.LengthOf };
        emby.Disk.Map(Folder, stage.Films);
        var library = emby.AddLibrary(DemoShelf.LibraryName, "movies", Folder);
        emby.ScanNow();
        await emby.StartAsync(cancellationToken);
        return new DemoServer(emby, Entry(emby, library, stage), Looks(emby, stage));
    }

    private static DemoEntry Entry(FakeEmby emby, FakeLibrary library, DemoStage stage) => new()
    {
        Id = "demo-emby",
        Type = "emby",
        Name = emby.ServerName,
        Identity = emby.ServerId,
        Url = emby.Url,
        Token = emby.AddApiKey("PreviewForge", DemoStage.NewToken()),
        Shelf = new DemoShelf(library.Id, Folder, stage.Films),
        Output = stage.OutputSettings(),
    };

    private static DemoLook[] Looks(FakeEmby emby, DemoStage stage)
    {
        var name = Path.GetFileName(stage.Files[0]);
        var item = emby.FindByPath($"{Folder}/{name}")!;
        return [new($"the BIF of {name}", $"curl -o emby.bif '{emby.Url}Videos/{item.Id}/index.bif?Width={stage.Output.Width}'")];
    }
}
