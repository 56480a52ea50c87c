using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Retrying;

namespace PreviewForge.Tests.App.Jobs.Retrying;

public sealed class AttemptListTests
{
    [Fact]
    public async Task The_first_job_comes_first_and_then_its_tries_with_what_servers_owed_at_their_ends()
    {
        var (box, plex, _) = await TalkingServer.OpenAsync();
        await using AppBox __ = box;
        DateTimeOffset began = box.Time.GetUtcNow();
        Guid head = await box.OwingJobAsync(plex, "late.mkv");
        box.Time.Advance(TimeSpan.FromMinutes(1));
        Guid first = await box.TryAsync(head);

        AttemptsView view = (await box.Get<AttemptList>().OfAsync(head, AppBox.Soon))!;

        Assert.Equal((head, 3), (view.ChainId, view.MaxAttempts));
        Assert.Equal([0, 1, 2], view.Attempts.Select(attempt => attempt.RetryAttempt));
        Assert.Equal([true, false, false], view.Attempts.Select(attempt => attempt.IsOriginating));
        Assert.Equal((head, began, 0), (view.Attempts[0].Id, view.Attempts[0].CreatedAt, view.Attempts[0].PendingServers.Count));
        Assert.Equal((first, JobStatus.Completed, 0d), (view.Attempts[1].Id, view.Attempts[1].Status, view.Attempts[1].DurationSec));
        Assert.Equal([new PendingServerView("attic", "attic", "plex", 1)], view.Attempts[1].PendingServers);
        Assert.Equal((JobStatus.Pending, 0), (view.Attempts[2].Status, view.Attempts[2].PendingServers.Count));
        Assert.All(view.Attempts.Skip(1), attempt => Assert.Equal(1, attempt.RetryReason!.PendingByServer["attic"]));
    }

    [Fact]
    public async Task A_try_that_waits_says_how_many_files_were_not_there()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();

        AttemptsView view = (await box.Get<AttemptList>().OfAsync(head, AppBox.Soon))!;

        Assert.Equal((0, 1), (view.Attempts[1].RetryReason!.Unresolved, view.Attempts[1].RetryReason!.StalePaths));
    }

    [Fact]
    public async Task A_job_without_tries_one_of_the_tries_and_no_job_at_all_have_no_list()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid plain = await box.AddAsync();
        Guid head = await box.MissingJobAsync();
        Guid attempt = (await box.TriesAsync(head)).Single().Id;

        Assert.Null(await box.Get<AttemptList>().OfAsync(plain, AppBox.Soon));
        Assert.Null(await box.Get<AttemptList>().OfAsync(attempt, AppBox.Soon));
        Assert.Null(await box.Get<AttemptList>().OfAsync(Guid.NewGuid(), AppBox.Soon));
        Assert.NotNull(await box.Get<AttemptList>().OfAsync(head, AppBox.Soon));
    }
}
