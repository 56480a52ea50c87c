using PreviewForge.FakeServers.Emby;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Jellyfin;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.Functions.Storage;
using PreviewForge.Tests.App.Jobs.Resolving.Servers;

namespace PreviewForge.Tests.App.Jobs.Resolving;

/// <summary>Videos that several servers hold, or name.</summary>
public sealed class SharedVideosTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_servers_with_the_same_file_give_one_item_with_both_ids_whichever_is_listed_first(bool embyFirst)
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var emby = new FakeEmby(new FakeServerOptions());
        await using var jellyfin = new FakeJellyfin(JellyfinRelease.V1011, new FakeServerOptions());
        string path = box.Video("Tideline (2019)/Tideline (2019).mkv");
        string embyId = emby.Add(emby.AddLibrary("Films", "movies", box.Media), path).Id;
        string jellyfinId = jellyfin.Add(jellyfin.AddLibrary("Films", "movies", box.Media), path).Id;
        await box.ForgetFoldersAsync();
        foreach (FakeMediaBrowser server in embyFirst ? (FakeMediaBrowser[])[emby, jellyfin] : [jellyfin, emby])
        {
            await box.ConnectAsync(server);
        }

        await box.ChangeServersAsync(servers => servers[1]!["enabled"] = false);
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything);
        await box.ListAsync(job);
        string first = Assert.Single(Assert.Single(await box.ItemsAsync(job)).Hints!).Key;
        await box.ChangeServersAsync(servers => servers[1]!["enabled"] = true);
        job = await box.StartLibraryJobAsync(LibraryBox.Everything);
        await box.DispatchAllAsync(job);

        Assert.Equal(embyFirst ? "loft" : "den", first);
        JobItemRow item = Assert.Single(await box.ItemsAsync(job));
        Assert.Equal([$"den={jellyfinId}", $"loft={embyId}"], item.ItemIds());
        Assert.Equal(["den", "loft"], item.PlannedServers());
    }

    [Fact]
    public async Task A_video_waits_for_the_word_of_each_server_that_holds_it_and_is_still_being_listed()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var emby = new FakeEmby(new FakeServerOptions());
        await using var jellyfin = new FakeJellyfin(JellyfinRelease.V1011, new FakeServerOptions());
        emby.AddGeneratedMovies(emby.AddLibrary("Films", "movies", box.Media), 1);
        jellyfin.AddGeneratedMovies(jellyfin.AddLibrary("Films", "movies", box.Media), 1);
        using var away = jellyfin.Faults.Everywhere(FakeServers.Hosting.Faults.Fault.Status(404));
        await box.ForgetFoldersAsync();
        await box.ConnectAsync(emby);
        await box.ConnectAsync(jellyfin);
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything);

        Assert.False(await box.ListStepAsync(job));
        await box.DispatchAsync(job);
        Assert.Empty(box.Queues.Probes);
        away.Dispose();
        await box.DispatchAllAsync(job);

        Assert.Equal(["den", "loft"], Assert.Single(Assert.Single(box.Queues.Probes).Items).Plans.Select(plan => plan.ServerId).Order());
    }

    [Fact]
    public async Task A_library_that_is_turned_off_gets_nothing_although_its_server_named_the_video()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var emby = new FakeEmby(new FakeServerOptions());
        await using var jellyfin = new FakeJellyfin(JellyfinRelease.V1011, new FakeServerOptions());
        string path = box.Video("Tideline (2019)/Tideline (2019).mkv");
        emby.Add(emby.AddLibrary("Films", "movies", box.Media), path);
        jellyfin.Add(jellyfin.AddLibrary("Films", "movies", box.Media), path);
        await box.ForgetFoldersAsync();
        await box.ConnectAsync(emby);
        await box.ConnectAsync(jellyfin);
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything);
        await box.ListAsync(job);

        await box.ChangeServersAsync(servers => servers[1]!["libraries"]![0]!["enabled"] = false);
        await box.DispatchAllAsync(job);

        JobItemRow item = Assert.Single(await box.ItemsAsync(job));
        Assert.Equal(["loft"], item.PlannedServers());
        Assert.Equal("""["loft"]""", item.Owners);
    }

    [Fact]
    public async Task Paths_that_lead_nowhere_are_one_warning_with_their_number_and_an_example()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var emby = new FakeEmby(new FakeServerOptions());
        FakeLibrary films = emby.AddLibrary("Films", "movies", box.Media, @"D:\Films");
        emby.Add(films, box.Video("Tideline (2019)/Tideline (2019).mkv"));
        foreach (int number in Enumerable.Range(1, 3))
        {
            emby.Add(films, $@"D:\Films\Lost {number}\Lost {number}.mkv");
        }

        await box.ForgetFoldersAsync();
        await box.ConnectAsync(emby);
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything);
        await box.ListAsync(job);

        Assert.Single(await box.ItemsAsync(job));
        Assert.EndsWith(
            @"WARNING - 3 files of Loft have paths that lead nowhere here, such as D:\Films\Lost 1\Lost 1.mkv. Add a path mapping to this server.",
            Assert.Single(await box.LogAsync(job), line => line.Contains("WARNING", StringComparison.Ordinal)), StringComparison.Ordinal);
    }
}
