using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Plex;
using PreviewForge.FakeServers.Plex.Library;

namespace PreviewForge.Cli.Demo;

/// <summary>
/// A Plex that has listed all videos and analysed all but the last; that one it analyses a while after it was nudged. One that has run before, and
/// got previews, has done so in the meantime.
/// </summary>
internal static class DemoPlex
{
    private const string Folder = "/pms/films";
    private const string Section = "1";

    /// <summary>Shorter than the wait before the first retry, so that this one finds the video analysed.</summary>
    private static readonly TimeSpan AnalysisTakes = TimeSpan.FromSeconds(40);

    public static async Task<DemoServer> StartAsync(DemoStage stage, CancellationToken cancellationToken)
    {
        var data = stage.DataFolder("plex");
        var bundles = stage.DataFolder("plex", "Media", "localhost");
        var plex = new FakePlex(new FakePlexOptions
        {
            Server = new FakeServerOptions { RequestsKept = 1000 },
            FriendlyName = "Demo Plex",
            MachineIdentifier = "demo-plex",
            Token = DemoStage.NewToken(),
            DataFolder = data,
        });
        Fill(plex, stage, hasAnalysedAll: Directory.EnumerateFileSystemEntries(bundles).Any());
        await plex.StartAsync(cancellationToken);
        var output = stage.OutputSettings();
        output["plex_config_folder"] = data;
        return new DemoServer(plex, Entry(plex, stage, output), Looks(plex, stage));
    }

    private static void Fill(FakePlex plex, DemoStage stage, bool hasAnalysedAll)
    {
        plex.Mount(Folder, stage.Films);
        plex.AddSection(PlexSection.Movies(Section, DemoShelf.LibraryName, Folder));
        foreach (var (index, file) in stage.Files.Index())
        {
            plex.IndexNow(NameOf(file), isAnalysed: hasAnalysedAll || index == 0 || index < stage.Files.Count - 1);
        }

        plex.Indexing = new PlexIndexing { AnalysisDelay = AnalysisTakes };
    }

    private static DemoEntry Entry(FakePlex plex, DemoStage stage, JsonObject output) => new()
    {
        Id = "demo-plex",
        Type = "plex",
        Name = plex.Options.FriendlyName,
        Identity = plex.Options.MachineIdentifier,
        Url = plex.Url,
        Token = plex.Options.Token,
        Shelf = new DemoShelf(Section, Folder, stage.Films),
        Output = output,
    };

    private static DemoLook[] Looks(FakePlex plex, DemoStage stage)
    {
        var header = $"-H 'X-Plex-Token: {plex.Options.Token}'";
        var part = plex.FindFile(NameOf(stage.Files[0]))!.Parts.First();
        return
        [
            new("its films; those with indexes=\"sd\" have previews", $"curl {header} '{plex.Url}library/sections/{Section}/all'"),
            new($"the BIF of {Path.GetFileName(part.File)}", $"curl {header} -o plex.bif '{plex.Url}library/parts/{part.Id}/indexes/sd'"),
        ];
    }

    private static string NameOf(string file) => $"{Folder}/{Path.GetFileName(file)}";
}
