using PreviewForge.FakeServers.Emby;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Tests.App.Jobs.Resolving.Servers;

namespace PreviewForge.Tests.App.Jobs.Resolving;

/// <summary>In which order runners get the videos of two libraries. Letters are in the order of the days on which they were added.</summary>
public sealed class DispatchOrderTests
{
    private static readonly DateTimeOffset FirstDay = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ItemOrder.Newest, "F E D C B A")]
    [InlineData(ItemOrder.Oldest, "A B C D E F")]
    public async Task Videos_go_out_in_the_order_that_was_asked_for(ItemOrder order, string expected)
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using FakeEmby emby = await ConnectAsync(box);

        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything with { Order = order });

        Assert.Equal(expected, string.Join(' ', await box.DispatchAllAsync(job)));
    }

    [Fact]
    public async Task In_natural_order_the_videos_of_each_library_go_out_as_their_server_lists_them()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using FakeEmby emby = await ConnectAsync(box);

        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything with { Order = ItemOrder.Natural });
        IReadOnlyList<string> sent = await box.DispatchAllAsync(job);

        Assert.Equal(["E", "A", "C"], sent.Where("EAC".Contains));
        Assert.Equal(["F", "B", "D"], sent.Where("FBD".Contains));
    }

    [Fact]
    public async Task A_shuffle_goes_over_both_libraries_and_is_another_one_each_time()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var emby = new FakeEmby(new FakeServerOptions());
        emby.AddGeneratedMovies(emby.AddLibrary("Films", "movies", box.Folder.Path("media/films")), 60);
        emby.AddGeneratedMovies(emby.AddLibrary("Old films", "movies", box.Folder.Path("media/old")), 60);
        await box.ForgetFoldersAsync();
        await box.ConnectAsync(emby);

        IReadOnlyList<string> first = await ShuffleAsync(box);
        IReadOnlyList<string> second = await ShuffleAsync(box);

        Assert.Equal(120, first.Count);
        Assert.NotEqual(first, second);
        Assert.Equal(first.Order(), second.Order());
        Assert.InRange(first.Take(60).Count(path => path.Contains("/films/", StringComparison.Ordinal)), 10, 50);
    }

    [Fact]
    public async Task A_shuffle_is_not_begun_before_all_videos_are_known()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var emby = new FakeEmby(new FakeServerOptions());
        emby.AddGeneratedMovies(emby.AddLibrary("Films", "movies", box.Media), 4500);
        await box.ForgetFoldersAsync();
        await box.ConnectAsync(emby);
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything with { Order = ItemOrder.Random });

        Assert.False(await box.ListStepAsync(job));
        await box.DispatchAsync(job);
        Assert.Empty(box.Queues.Probes);
        await box.ListAsync(job);
        await box.DispatchAsync(job);

        Assert.NotEmpty(box.Queues.Probes);
    }

    [Theory]
    [InlineData(0.5, "now twenty-five")]
    [InlineData(0.25, "now")]
    [InlineData(1, "now twenty-five forty")]
    public async Task Recently_added_goes_back_by_fractions_of_an_hour(double hours, string expected)
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var emby = new FakeEmby(new FakeServerOptions());
        FakeLibrary films = emby.AddLibrary("Films", "movies", box.Media);
        foreach ((string name, int minutes) in new[] { ("forty", 40), ("now", 0), ("seventy", 70), ("twenty-five", 25) })
        {
            emby.Add(films, new MediaSeed(box.Video($"{name}.mkv")) { DateCreated = box.Time.GetUtcNow() - TimeSpan.FromMinutes(minutes) });
        }

        emby.Add(films, new MediaSeed(box.Video("undated.mkv")) { IsUndated = true });
        await box.ForgetFoldersAsync();
        await box.ConnectAsync(emby);

        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything with { Kind = JobKind.RecentlyAdded, LookbackHours = hours, Order = ItemOrder.Newest });

        Assert.Equal(expected, string.Join(' ', await box.DispatchAllAsync(job)));
    }

    /// <summary>As the server lists them by itself: E, A, C and F, B, D.</summary>
    private static async Task<FakeEmby> ConnectAsync(AppBox box)
    {
        await box.ForgetFoldersAsync();
        var emby = new FakeEmby(new FakeServerOptions());
        foreach (string library in new[] { "EAC", "FBD" })
        {
            FakeLibrary added = emby.AddLibrary(library, "movies", box.Folder.Path($"media/{library}"));
            foreach (char film in library)
            {
                emby.Add(added, new MediaSeed(box.Video($"{library}/{film}.mkv")) { DateCreated = FirstDay.AddDays(film - 'A') });
            }
        }

        await box.ConnectAsync(emby);
        return emby;
    }

    private static async Task<IReadOnlyList<string>> ShuffleAsync(AppBox box)
    {
        box.Queues.Sent.Clear();
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything with { Order = ItemOrder.Random });
        await box.DispatchAllAsync(job);
        return [.. box.Queues.Probes.SelectMany(probe => probe.Items).Select(item => item.Path)];
    }
}
