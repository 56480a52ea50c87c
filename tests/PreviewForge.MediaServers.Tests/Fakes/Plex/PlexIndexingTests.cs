using Microsoft.Extensions.Time.Testing;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Plex;

namespace PreviewForge.MediaServers.Tests.Fakes.Plex;

/// <summary>Nudges, and how files become items (vector V7).</summary>
public sealed class PlexIndexingTests : IAsyncLifetime
{
    private const string NewFilm = "/pms/films/Low Tide (2021)/Low Tide (2021).mkv";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly string _disk = Directory.CreateTempSubdirectory("fake-plex-disk-").FullName;
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(50));
    private PlexFixture _plex = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _plex = await PlexFixture.StartAsync(new FakePlexOptions { Server = new FakeServerOptions { Time = _time } });

    public async ValueTask DisposeAsync()
    {
        await _plex.DisposeAsync();
        Directory.Delete(_disk, recursive: true);
    }

    [Fact]
    public async Task A_nudge_is_recorded_and_has_an_empty_answer()
    {
        var reply = await _plex.Client.GetAsync("library/sections/2/refresh?path=/pms/tv/Night%20Ferry");

        Assert.Equal((200, ""), (reply.Status, reply.Text));
        Assert.Equal(new PlexRefresh(_time.GetUtcNow(), "2", "/pms/tv/Night Ferry"), Assert.Single(_plex.Server.Refreshes));
        _plex.Server.ThrowIfViolated();
    }

    [Theory]
    [InlineData("/media/films")]
    [InlineData("/pms/filmsOther")]
    public async Task A_nudge_for_a_folder_outside_the_section_is_a_violation(string folder)
    {
        await _plex.Client.GetAsync($"library/sections/1/refresh?path={folder}");

        Assert.Empty(_plex.Server.Refreshes);
        Assert.Contains(folder, Assert.Single(_plex.Server.Violations).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_hand_a_nudge_changes_nothing_until_the_test_indexes()
    {
        await _plex.Client.GetAsync("library/sections/1/refresh?path=/pms/films");
        Assert.Null(_plex.Server.FindFile(NewFilm));

        var item = _plex.Server.IndexNow(NewFilm, isAnalysed: false);

        Assert.Equal(("Low Tide", 2021), (item.Title, item.Year));
        Assert.Contains("hash=\"\"", await TreeAsync(item.RatingKey), StringComparison.Ordinal);
        _plex.Server.Analyse(NewFilm, "ab12");
        Assert.Contains("hash=\"ab12\"", await TreeAsync(item.RatingKey), StringComparison.Ordinal);
    }

    [Fact]
    public void A_further_version_joins_its_movie()
    {
        var item = _plex.Server.IndexNow("/pms/films/Quiet Harbour (2019)/Quiet Harbour (2019) - 720p.mkv");

        Assert.Equal((501, 3), (item.RatingKey, item.Media.Count));
        Assert.Equal(501, _plex.Server.IndexNow(PlexFixture.Film).RatingKey);
    }

    [Fact]
    public void An_episode_finds_its_show_and_its_season()
    {
        var item = _plex.Server.IndexNow("/pms2/tv/Night Ferry/Season 02/Night Ferry - S02E08 - Rain.mkv");

        Assert.Equal((777, 2, 8, "Rain"), (item.GrandparentKey, item.ParentIndex, item.Index, item.Title));
        Assert.Equal(_plex.Server.FindFile(PlexFixture.Fog)!.ParentKey, item.ParentKey);
    }

    [Fact]
    public async Task After_a_nudge_files_on_disk_are_indexed_and_later_analysed()
    {
        _plex.Server.Mount("/pms/films", _disk);
        _plex.Server.Indexing = new PlexIndexing { Delay = TimeSpan.FromMinutes(1), AnalysisDelay = TimeSpan.FromMinutes(5) };
        Write("Low Tide (2021)/Low Tide (2021).mkv");

        await _plex.Client.GetAsync("library/sections/1/refresh?path=/pms/films/Low%20Tide%20(2021)");
        Assert.Null(_plex.Server.FindFile(NewFilm));

        await UntilAsync(TimeSpan.FromSeconds(10), () => _plex.Server.FindFile(NewFilm) is not null);
        Assert.Null(_plex.Server.FindFile(NewFilm)!.Parts.Single().Hash);
        await UntilAsync(TimeSpan.FromMinutes(1), () => _plex.Server.FindFile(NewFilm)!.Parts.Single().Hash is not null);
    }

    [Fact]
    public async Task After_a_nudge_files_that_have_gone_are_forgotten_but_not_those_of_a_missing_disk()
    {
        _plex.Server.Mount("/pms/films", _disk);
        _plex.Server.Indexing = new PlexIndexing();

        await _plex.Client.GetAsync("library/sections/1/refresh");

        await UntilAsync(TimeSpan.FromSeconds(1), () => _plex.Server.FindFile(PlexFixture.Film) is null);
        Assert.Equal(501, _plex.Server.FindFile(PlexFixture.Film4K)!.RatingKey);
    }

    [Fact]
    public void The_last_file_takes_its_item_along()
    {
        _plex.Server.RemoveFile(PlexFixture.Film);
        Assert.NotNull(_plex.Server.Find(501));

        _plex.Server.RemoveFile(PlexFixture.Film4K);

        Assert.Null(_plex.Server.Find(501));
    }

    private void Write(string name)
    {
        var file = Path.Combine(_disk, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "film");
    }

    private async Task<string> TreeAsync(int ratingKey)
    {
        using var client = new TestClient(_plex.Server, PlexFixture.Accepting("application/xml"));
        return (await client.GetAsync($"library/metadata/{ratingKey}/tree")).Text;
    }

    private async Task UntilAsync(TimeSpan step, Func<bool> isSo)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, "It never came to that.");
            _time.Advance(step);
            await Task.Delay(TimeSpan.FromMilliseconds(5), Token);
        }
    }
}
