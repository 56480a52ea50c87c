using Microsoft.EntityFrameworkCore;
using PreviewForge.FakeServers.Emby;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Storage;
using PreviewForge.Tests.App.Jobs.Resolving.Servers;

namespace PreviewForge.Tests.App.Jobs.Resolving;

/// <summary>Listings that don't go through. A page of Emby has a thousand films; the first step reads one page, the next ones more.</summary>
public sealed class BrokenListingTests
{
    private const int Films = 2500;

    [Fact]
    public async Task A_listing_that_breaks_off_goes_on_behind_the_last_page_that_was_kept()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using FakeEmby emby = await ConnectAsync(box);
        using FaultRule broken = emby.Faults.When(IsPage("1000"), Fault.Status(500));
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything);

        Assert.False(await box.ListStepAsync(job));
        Assert.False(await box.ListStepAsync(job));
        Assert.Equal(1000, (await box.ItemsAsync(job)).Count);
        broken.Dispose();
        emby.Forget();
        Assert.True(await box.ListStepAsync(job));

        Assert.Equal(["1000", "2000"], emby.PagesAsked());
        Assert.Equal(Films, (await box.ItemsAsync(job)).Select(item => item.Path).Distinct().Count());
        Assert.Contains(await box.LogAsync(job), line => line.Contains("WARNING - The library Films can't be listed: ", StringComparison.Ordinal) && line.EndsWith("It is tried again in 5 seconds.", StringComparison.Ordinal));
        emby.ThrowIfViolated();
    }

    [Fact]
    public async Task A_listing_that_never_comes_back_is_given_up_and_the_job_says_so_at_its_end()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using FakeEmby emby = await ConnectAsync(box);
        emby.Faults.When(IsPage("1000"), Fault.Status(500));
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything);

        await box.ListAsync(job);
        await box.DispatchAsync(job);
        await box.Get<JobLifecycle>().FinishAsync(job, AppBox.Soon);

        Assert.NotEmpty(box.Queues.Probes);
        Assert.Contains("The library Films can't be listed: ", (await box.JobAsync(job)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_that_failed_rests_before_it_is_tried_again_and_longer_each_time()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using FakeEmby emby = await ConnectAsync(box);
        emby.Faults.When(IsPage("0"), Fault.Status(500));
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything);
        List<double> waits = [];

        ListingRound round;
        while (!(round = await box.ListRoundAsync(job)).IsListed)
        {
            waits.Add(Math.Ceiling(round.NextIn!.Value.TotalSeconds));
            box.Time.Advance(round.NextIn.Value);
        }

        Assert.Equal([5, 20, 60, 120], waits);
    }

    [Fact]
    public async Task A_step_before_the_time_of_the_next_try_asks_nobody()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using FakeEmby emby = await ConnectAsync(box);
        emby.Faults.When(IsPage("0"), Fault.Status(500));
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything);
        ListingRound failed = await box.ListRoundAsync(job);
        emby.Forget();

        ListingRound early = await box.ListRoundAsync(job);

        Assert.Empty(emby.Requests);
        Assert.InRange(early.NextIn!.Value, TimeSpan.FromSeconds(1), failed.NextIn!.Value);
    }

    [Fact]
    public async Task While_one_library_rests_another_is_listed_without_a_wait()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using FakeEmby emby = await ConnectAsync(box);
        emby.Faults.When(IsPage("0"), Fault.Status(500));
        await using var other = new FakeEmby(new FakeServerOptions()) { ServerName = "Cellar" };
        other.AddGeneratedMovies(other.AddLibrary("More", "movies", box.Media), Films);
        await box.ConnectAsync(other);
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything);

        ListingRound round = await box.ListRoundAsync(job);

        Assert.Equal((false, null), (round.IsListed, round.NextIn));
    }

    [Fact]
    public async Task A_credential_that_is_refused_ends_the_listing_at_once_and_what_was_listed_before_counts()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using FakeEmby emby = await ConnectAsync(box);
        emby.Faults.When(IsPage("1000"), Fault.Unauthorized());
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything);

        Assert.False(await box.ListStepAsync(job));
        Assert.True(await box.ListStepAsync(job));
        await box.DispatchAsync(job);

        Assert.Equal(["0", "1000"], emby.PagesAsked());
        Assert.Equal(1000, box.Queues.Probes.Sum(probe => probe.Items.Count));
        Assert.Contains(await box.LogAsync(job), line =>
            line.Contains("ERROR - The library Films can't be listed: Emby at ", StringComparison.Ordinal)
            && line.Contains("does not accept the credential (HTTP 401)", StringComparison.Ordinal)
            && line.EndsWith("1000 files were listed before.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_whose_only_library_cannot_be_listed_fails_and_is_no_empty_library()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using FakeEmby emby = await ConnectAsync(box);
        emby.Faults.When(IsPage("0"), Fault.Unauthorized());
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything);

        await box.ListAsync(job);
        await box.Get<JobLifecycle>().FinishAsync(job, AppBox.Soon);

        JobRow ended = await box.JobAsync(job);
        Assert.Equal(JobStatus.Failed, ended.Status);
        Assert.StartsWith("The library Films can't be listed: ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_between_the_videos_of_a_page_and_the_place_behind_it_loses_and_doubles_nothing()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using FakeEmby emby = await ConnectAsync(box);
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything);
        Assert.False(await box.ListStepAsync(job));
        await RunSqlAsync(box, "CREATE TRIGGER crash BEFORE UPDATE ON job_sources WHEN NEW.\"Cursor\" = '2000' BEGIN SELECT RAISE(ABORT, 'killed'); END");

        await Assert.ThrowsAsync<DbUpdateException>(() => box.ListStepAsync(job));
        int before = (await box.ItemsAsync(job)).Count;
        await RunSqlAsync(box, "DROP TRIGGER crash");
        emby.Forget();
        await box.ListAsync(job);

        Assert.Equal(1000, before);
        Assert.Equal(["1000", "2000"], emby.PagesAsked());
        List<JobItemRow> items = await box.ItemsAsync(job);
        Assert.Equal((Films, Films), (items.Count, items.Select(item => item.Path).Distinct().Count()));
        Assert.Contains(await box.LogAsync(job), line => line.EndsWith($"{Films} files listed in 1 libraries", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_library_that_is_turned_off_between_two_steps_is_listed_no_further()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using FakeEmby emby = await ConnectAsync(box);
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything);
        Assert.False(await box.ListStepAsync(job));
        emby.Forget();

        await box.ChangeServersAsync(servers => servers[0]!["libraries"]![0]!["enabled"] = false);
        Assert.True(await box.ListStepAsync(job));
        await box.DispatchAsync(job);

        Assert.Empty(emby.Requests);
        Assert.Empty(box.Queues.Probes);
        Assert.All(await box.ItemsAsync(job), item => Assert.Equal(ItemOutcome.NoMediaParts, item.Outcome));
        Assert.Contains(await box.LogAsync(job), line => line.Contains("The server or library was turned off or removed in the meantime", StringComparison.Ordinal));
    }

    private static Func<ReceivedRequest, bool> IsPage(string start) => request => request.Query["StartIndex"] == start;

    private static async Task<FakeEmby> ConnectAsync(AppBox box)
    {
        await box.ForgetFoldersAsync();
        var emby = new FakeEmby(new FakeServerOptions());
        emby.AddGeneratedMovies(emby.AddLibrary("Films", "movies", box.Media), Films);
        await box.ConnectAsync(emby);
        return emby;
    }

    private static Task<int> RunSqlAsync(AppBox box, string sql)
        => box.Database.WriteAsync(context => context.Database.ExecuteSqlRawAsync(sql, AppBox.Soon), AppBox.Soon);
}
