using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Storage;
using PreviewForge.Tests.App.Jobs.Retrying;

namespace PreviewForge.Tests.App.Jobs.Resolving;

public sealed class MissingFilesTests
{
    [Theory]
    [InlineData(PendingCause.NotInLibrary)]
    [InlineData(PendingCause.NotIndexed)]
    public async Task A_server_is_made_to_look_at_the_files_that_it_lacks_and_at_no_others(PendingCause cause)
    {
        var (box, plex, emby) = await TalkingServer.OpenAsync();
        await using AppBox _ = box;
        plex.Plans["late.mkv"] = new ServerPlan.Pending(cause, "not yet");

        await box.StartJobAsync(box.Video("late.mkv"), box.Video("fine.mkv"));

        Assert.Equal([Path.Combine(box.Media, "late.mkv")], plex.Nudged);
        Assert.Empty(emby.Nudged);
    }

    [Fact]
    public async Task A_server_that_can_not_be_asked_is_left_alone()
    {
        var (box, plex, _) = await TalkingServer.OpenAsync();
        await using AppBox __ = box;
        plex.Plans["late.mkv"] = new ServerPlan.Pending(PendingCause.Unreachable, "nobody answers");

        await box.StartJobAsync(box.Video("late.mkv"));

        Assert.Empty(plex.Nudged);
    }

    [Fact]
    public async Task Each_try_makes_the_server_look_again()
    {
        var (box, plex, _) = await TalkingServer.OpenAsync();
        await using AppBox __ = box;
        Guid head = await box.OwingJobAsync(plex, "late.mkv");

        await box.TryAsync(head, ProbeVerdict.Fresh);

        Assert.Equal(2, plex.Nudged.Count);
    }

    [Fact]
    public async Task What_libraries_listed_brings_no_storm_of_calls()
    {
        var (box, plex, _) = await TalkingServer.OpenAsync();
        await using AppBox __ = box;
        var job = new JobRow { Id = Guid.NewGuid(), CreatedAt = box.Time.GetUtcNow(), LibraryName = "Films", Config = new JobConfig { Kind = JobKind.FullLibrary } };

        await box.Get<MissingFiles>().NudgeAsync(job, [Lacking("/m/late.mkv")], AppBox.Soon);

        Assert.Empty(plex.Nudged);
    }

    [Fact]
    public async Task However_many_files_a_server_lacks_it_is_told_of_two_hundred_in_one_step()
    {
        var (box, plex, _) = await TalkingServer.OpenAsync();
        await using AppBox __ = box;
        var job = new JobRow { Id = Guid.NewGuid(), CreatedAt = box.Time.GetUtcNow(), LibraryName = "Films", Config = new JobConfig { Kind = JobKind.Paths } };

        await box.Get<MissingFiles>().NudgeAsync(job, [.. Enumerable.Range(0, 250).Select(number => Lacking($"/m/{number}.mkv"))], AppBox.Soon);

        Assert.Equal(200, plex.Nudged.Count);
    }

    private static JobItemRow Lacking(string path) => new()
    {
        JobId = Guid.Empty, Path = path, Servers = new Dictionary<string, ItemServer> { ["attic"] = new() { Pending = PendingCause.NotInLibrary } },
    };
}
