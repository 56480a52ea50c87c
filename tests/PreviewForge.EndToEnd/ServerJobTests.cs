using PreviewForge.EndToEnd.Media;
using PreviewForge.EndToEnd.Outputs;
using PreviewForge.EndToEnd.Runs;
using PreviewForge.EndToEnd.Servers;
using PreviewForge.FakeServers.Plex;
using PreviewForge.Previews.Naming;

namespace PreviewForge.EndToEnd;

/// <summary>One film that two Plex servers, an Emby and a Jellyfin hold, from the job to what players get.</summary>
public sealed class ServerJobTests : IDisposable
{
    private const string AtticFilm = "/attic/films/h264.mkv";
    private const string CellarFilm = "/cellar/films/h264.mkv";
    private const string EmbyFilm = "/em/films/h264.mkv";
    private const string JellyfinFilm = "/jf/films/h264.mkv";

    private static readonly string[] All = ["attic", "cellar", "emby", "jellyfin"];
    private static readonly MediaFile Film = MediaCatalogue.Playable.First();

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 300_000)]
    public async Task One_extraction_serves_all_servers_and_each_of_them_shows_the_right_pictures()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var servers = await StartServersAsync(besideMedia: false, cancellation);
        IndexEverywhere(servers);
        var ffmpeg = new CountingFfmpeg(_folder.Tools);
        await using var app = await RunningApp.StartAsync(_folder.State, servers.Entries(), ffmpeg, cancellation);

        var report = await app.RunLibraryJobAsync(cancellation);

        Assert.Equal(("completed", null), (report.Status, report.Error));
        Assert.All(All, server => Assert.True(report.Of(server) == ("published", "verified"), $"{server}: {report}"));
        Assert.NotNull(report.File["extraction"]);
        Assert.Equal(1, ffmpeg.TakeStarts());
        Assert.Equal(4, report.File["outputs"]!.AsArray().Count);
        servers.AssertUnviolated();
        AssertOnDisk(servers);
        await AssertShownAsync(servers, cancellation);
    }

    [Theory(Timeout = 300_000)]
    [InlineData(false, "skipped_not_in_library", null)]
    [InlineData(true, "published_pending_registration", "pending")]
    public async Task What_a_server_has_not_indexed_yet_is_made_good_by_a_retry_without_another_extraction(bool besideMedia, string status, string? registration)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var servers = await StartServersAsync(besideMedia, cancellation);
        servers.Attic.IndexNow(AtticFilm);
        servers.Cellar.IndexNow(CellarFilm, isAnalysed: false);
        servers.Emby.IndexNow(EmbyFilm);
        var ffmpeg = new CountingFfmpeg(_folder.Tools);
        await using var app = await RunningApp.StartAsync(_folder.State, servers.Entries(), ffmpeg, cancellation);

        var first = await app.RunLibraryJobAsync(cancellation);

        Assert.Equal(("pending", null), (first.Status, first.Error));
        Assert.Equal(("published", "verified"), first.Of("attic"));
        Assert.Equal(("skipped_not_indexed", null), first.Of("cellar"));
        Assert.Equal(("published", "verified"), first.Of("emby"));
        Assert.Equal((status, registration), first.Of("jellyfin"));
        Assert.All(["cellar", "jellyfin"], server => Assert.NotEmpty(first.ReasonOf(server) ?? ""));
        Assert.NotNull(first.RetryEta);
        Assert.Equal(1, first.ExtractedFor("attic"));
        Assert.Equal(0, first.ExtractedFor("cellar"));
        Assert.Equal(1, ffmpeg.TakeStarts());

        servers.Cellar.Analyse(CellarFilm);
        servers.Jellyfin.IndexNow(JellyfinFilm);
        await app.RetryNowAsync(first.Id, cancellation);
        var mended = await app.UntilAsync(first.Id, report => report.HasEnded, cancellation);

        Assert.Equal(("completed", null), (mended.Status, mended.Error));
        Assert.All(All, server => Assert.True(mended.Of(server).Registration == "verified", $"{server}: {mended}"));
        Assert.Equal(0, ffmpeg.TakeStarts());
        servers.AssertUnviolated();
        await AssertShownAsync(servers, cancellation);
    }

    [Fact(Timeout = 300_000)]
    public async Task When_all_is_fresh_and_shown_a_rescan_asks_the_servers_for_their_listings_and_nothing_else()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var servers = await StartServersAsync(besideMedia: true, cancellation);
        IndexEverywhere(servers);
        var ffmpeg = new CountingFfmpeg(_folder.Tools);
        await using var app = await RunningApp.StartAsync(_folder.State, servers.Entries(), ffmpeg, cancellation);
        await app.RunLibraryJobAsync(cancellation);
        ffmpeg.TakeStarts();
        servers.Forget();

        var rescan = await app.RunLibraryJobAsync(cancellation);

        Assert.Equal("skipped_bif_exists", (string?)rescan.File["outcome"]);
        Assert.Equal(0, ffmpeg.TakeStarts());
        Assert.Equal([PlexCalls.Listing], servers.Attic.Calls.Snapshot().Keys);
        Assert.Equal([PlexCalls.Listing], servers.Cellar.Calls.Snapshot().Keys);
        Assert.Equal(["Items"], servers.Emby.Calls.Snapshot().Keys);
        Assert.Equal(["Items"], servers.Jellyfin.Calls.Snapshot().Keys);
        servers.AssertUnviolated();
    }

    [Fact(Timeout = 300_000)]
    public async Task While_somebody_watches_on_a_server_that_wants_it_nothing_is_extracted_and_after_that_it_is()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var servers = await StartServersAsync(besideMedia: true, cancellation);
        IndexEverywhere(servers);
        servers.Attic.Play(new PlexSession());
        var ffmpeg = new CountingFfmpeg(_folder.Tools);
        await using var app = await RunningApp.StartAsync(_folder.State, servers.Entries(), ffmpeg, cancellation);
        await app.PatchServerAsync("attic", new { playback_pause = true }, cancellation);

        var job = await app.StartLibraryJobAsync(cancellation);
        var held = await app.UntilAsync(job, report => report.HasEnded || report.CurrentItem.StartsWith("Held", StringComparison.Ordinal), cancellation);

        Assert.Contains("is playing", held.CurrentItem, StringComparison.Ordinal);
        Assert.Equal(("running", 0), (held.Status, ffmpeg.TakeStarts()));

        servers.Attic.Play();
        var ended = await app.UntilAsync(job, report => report.HasEnded, cancellation);

        Assert.Equal(("completed", null), (ended.Status, ended.Error));
        Assert.Equal(1, ffmpeg.TakeStarts());
    }

    private async Task<FourServers> StartServersAsync(bool besideMedia, CancellationToken cancellationToken)
    {
        await MediaLibrary.CopyToAsync(_folder.Media, [Film], cancellationToken);
        var servers = new FourServers(_folder.Media, _folder.Servers) { TilesLieBesideMedia = besideMedia };
        await servers.StartAsync(cancellationToken);
        return servers;
    }

    private static void IndexEverywhere(FourServers servers)
    {
        servers.Attic.IndexNow(AtticFilm);
        servers.Cellar.IndexNow(CellarFilm);
        servers.Emby.IndexNow(EmbyFilm);
        servers.Jellyfin.IndexNow(JellyfinFilm);
    }

    private void AssertOnDisk(FourServers servers)
    {
        var (outputs, expected) = Expected();
        outputs.AssertBif(outputs.Bif, expected);
        outputs.AssertBif(PlexBundlePath.For(Path.Combine(_folder.Servers, "attic"), servers.Attic.FindFile(AtticFilm)!.Parts.Single().Hash!), expected);
        outputs.AssertBif(PlexBundlePath.For(Path.Combine(_folder.Servers, "cellar"), servers.Cellar.FindFile(CellarFilm)!.Parts.Single().Hash!), expected);
        Assert.True(Directory.Exists(servers.Jellyfin.TrickplayFolder(servers.Jellyfin.FindByPath(JellyfinFilm)!.Id, withMedia: false)));
        Assert.Equal(["h264-160-2.bif", "h264.mkv"], Directory.GetFileSystemEntries(_folder.Media).Select(Path.GetFileName).Where(name => !name!.EndsWith(".meta", StringComparison.Ordinal)).Order());
    }

    private async Task AssertShownAsync(FourServers servers, CancellationToken cancellationToken)
    {
        var (outputs, expected) = Expected();
        using var player = new PlayerView(Path.Combine(_folder.Tools, "player"));
        var frames = outputs.AssertBif(await player.PlexIndexAsync(servers.Attic, AtticFilm, cancellationToken), expected);
        outputs.AssertBif(await player.PlexIndexAsync(servers.Cellar, CellarFilm, cancellationToken), expected);
        outputs.AssertBif(await player.EmbyIndexAsync(servers.Emby, EmbyFilm, cancellationToken), expected);
        var (row, sheets) = await player.JellyfinTilesAsync(servers.Jellyfin, JellyfinFilm, cancellationToken);
        outputs.AssertSheets(sheets, frames, expected);
        Assert.Equal((FourServers.Interval * 1000, 10, 10), ((int)row["Interval"]!, (int)row["TileWidth"]!, (int)row["TileHeight"]!));
    }

    private (ExpectedOutputs Outputs, Expectation.Previews Expected) Expected() =>
        (new ExpectedOutputs(Path.Combine(_folder.Media, Film.Name), FourServers.Width, FourServers.Interval), (Expectation.Previews)Film.Expected);
}
