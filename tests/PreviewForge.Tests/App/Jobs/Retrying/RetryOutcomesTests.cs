using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Reports;
using PreviewForge.Functions.Jobs.Retrying;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Jobs.Retrying;

public sealed class RetryOutcomesTests
{
    /// <summary>From the best to the worst.</summary>
    private static readonly PublishStatus[] InOrder =
    [
        PublishStatus.Published, PublishStatus.SkippedOutputExists, PublishStatus.PublishedPendingRegistration, PublishStatus.SkippedNotIndexed,
        PublishStatus.SkippedNotInLibrary, PublishStatus.Failed,
    ];

    [Fact]
    public async Task What_the_first_job_published_stays_published_though_the_try_found_it_there()
    {
        var (box, plex, _) = await TalkingServer.OpenAsync();
        await using AppBox __ = box;
        Guid head = await box.OwingJobAsync(plex, "late.mkv");
        string? before = (await box.OnlyItemAsync(head)).Publishing;
        plex.Plans.Clear();

        await box.TryAsync(head, ProbeVerdict.Fresh);

        JobItemRow item = await box.OnlyItemAsync(head);
        Assert.Equal("""{"attic":"skipped_not_indexed","loft":"published"}""", before);
        Assert.Equal("""{"attic":"skipped_output_exists","loft":"published"}""", item.Publishing);
        Assert.Equal((ItemOutcome.Generated, false), (item.Outcome, item.IsOwed));
    }

    [Fact]
    public async Task The_counts_that_lists_show_are_those_after_the_last_try()
    {
        var (box, plex, _) = await TalkingServer.OpenAsync();
        await using AppBox __ = box;
        Guid head = await box.OwingJobAsync(plex, "late.mkv", "fine.mkv");
        plex.Plans.Clear();

        await box.TryAsync(head);

        JobView view = (await box.Get<JobCatalog>().FindAsync(head, AppBox.Soon))!;
        Assert.All(view.Publishers, publisher => Assert.Equal(new Dictionary<string, int> { ["published"] = 2 }, publisher.Counts));
        Assert.Equal(["attic", "loft"], view.Publishers.Select(publisher => publisher.ServerId));
    }

    [Fact]
    public async Task A_try_that_fails_does_not_undo_what_was_made_and_its_reason_is_shown()
    {
        var (box, plex, _) = await TalkingServer.OpenAsync();
        await using AppBox __ = box;
        Guid head = await box.OwingJobAsync(plex, "late.mkv");
        plex.Plans.Clear();

        await box.TryAsync(head, ProbeVerdict.SourceUnreadable);

        JobItemRow item = await box.OnlyItemAsync(head);
        Assert.Equal(ItemOutcome.Generated, item.Outcome);
        Assert.Equal("""{"attic":"skipped_not_indexed","loft":"published"}""", item.Publishing);
        Assert.NotNull(item.Reason);
    }

    [Fact]
    public async Task Of_what_a_server_got_in_several_tries_the_best_counts()
    {
        await using AppBox box = await AppBox.OpenAsync();
        (Guid head, Guid attempt) = (await box.AddAsync(), await box.AddAsync());
        var pairs = (from before in InOrder from now in InOrder select (Before: before, Now: now, Path: $"/{before}/{now}.mkv")).ToList();
        await box.Database.WriteAsync(
            async context =>
            {
                context.Items.AddRange(pairs.Select(pair => ItemOf(head, pair.Path, pair.Before)));
                context.Items.AddRange(pairs.Select(pair => ItemOf(attempt, pair.Path, pair.Now)));
                await context.SaveChangesAsync(AppBox.Soon);
                context.ChangeTracker.Clear();
                await RetryOutcomes.MergeAsync(context, head, attempt, AppBox.Soon);
                return 0;
            },
            AppBox.Soon);

        Dictionary<string, string?> merged = (await box.ItemsAsync(head)).ToDictionary(item => item.Path, item => item.Publishing);

        Assert.All(pairs, pair => Assert.Equal(Text(InOrder[Math.Min(Array.IndexOf(InOrder, pair.Before), Array.IndexOf(InOrder, pair.Now))]), merged[pair.Path]));
    }

    private static JobItemRow ItemOf(Guid job, string path, PublishStatus status) => new()
    {
        JobId = job, Path = path, State = ItemState.Done, Owners = """["attic"]""", Outcome = ItemOutcome.Generated, Publishing = Text(status),
    };

    private static string Text(PublishStatus status) => $$"""{"attic":"{{Snake<PublishStatus>.Text(status)}}"}""";
}
