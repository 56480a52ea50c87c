using System.Text.Json.Nodes;
using PreviewForge.Cli.Stack;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Jellyfin;
using PreviewForge.FakeServers.Jellyfin.Plugins;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.Cli.Demo;

/// <summary>A Jellyfin that has listed all videos, has the bridge plugin, keeps tiles in its data folder and makes none of its own.</summary>
internal static class DemoJellyfin
{
    private const string Folder = "/jf/films";

    public static async Task<DemoServer> StartAsync(DemoStage stage, CancellationToken cancellationToken)
    {
        var data = stage.DataFolder("jellyfin");
        var jellyfin = new FakeJellyfin(JellyfinRelease.V12, new FakeServerOptions { RequestsKept = 1000 })
        {
            ServerName = "Demo Jellyfin",
            RunTimeOf = DemoLibrary.LengthOf,
            ProgramData = data,
            MakesTiles = false,
        };
        var library = Fill(jellyfin, stage);
        await jellyfin.StartAsync(cancellationToken);
        var output = stage.OutputSettings();
        output["save_with_media"] = false;
        output["jellyfin_config_folder"] = data;
        return new DemoServer(jellyfin, Entry(jellyfin, new DemoShelf(library.Id, Folder, stage.Films), output), Looks(jellyfin, stage));
    }

    private static FakeLibrary Fill(FakeJellyfin jellyfin, DemoStage stage)
    {
        Scale(jellyfin, stage.Output);
        jellyfin.Install(FakePackage.Bridge);
        jellyfin.Disk.Map(Folder, stage.Films);
        var library = jellyfin.AddLibrary(DemoShelf.LibraryName, "movies", Folder);
        library.Set(JellyfinOptions.Extract, true);
        jellyfin.ScanNow();

        // What it showed before it was ended stood in its database; the task finds the tiles again.
        jellyfin.StartTask("RefreshTrickplayImages");
        return library;
    }

    private static void Scale(FakeJellyfin jellyfin, OutputChoice output)
    {
        var configuration = jellyfin.Configuration;
        configuration["TrickplayOptions"]!["Interval"] = output.IntervalSeconds * 1000;
        configuration["TrickplayOptions"]!["WidthResolutions"] = new JsonArray(output.Width);
        jellyfin.Configuration = configuration;
    }

    private static DemoEntry Entry(FakeJellyfin jellyfin, DemoShelf shelf, JsonObject output) => new()
    {
        Id = "demo-jellyfin",
        Type = "jellyfin",
        Name = jellyfin.ServerName,
        Identity = jellyfin.ServerId,
        Url = jellyfin.Url,
        Token = jellyfin.AddApiKey("PreviewForge", DemoStage.NewToken()),
        Shelf = shelf,
        Output = output,
    };

    private static DemoLook[] Looks(FakeJellyfin jellyfin, DemoStage stage)
    {
        var header = $"-H 'Authorization: MediaBrowser Token=\"{jellyfin.AddApiKey("curl", DemoStage.NewToken())}\"'";
        var name = Path.GetFileName(stage.Files[0]);
        var item = jellyfin.FindByPath($"{Folder}/{name}")!;
        return
        [
            new($"what it shows of {name}", $"curl {header} '{jellyfin.Url}Items?Ids={item.Id}&Fields=Trickplay'"),
            new("the first sheet of tiles", $"curl {header} -o jellyfin.jpg '{jellyfin.Url}Videos/{item.Id}/Trickplay/{stage.Output.Width}/0.jpg'"),
        ];
    }
}
