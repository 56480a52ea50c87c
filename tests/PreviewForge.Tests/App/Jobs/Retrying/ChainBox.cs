using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Jobs.Retrying;
using PreviewForge.Functions.MediaServers.Planning;

namespace PreviewForge.Tests.App.Jobs.Retrying;

/// <summary>The way of a chain, played by hand: a first job that leaves something owed, and its tries.</summary>
internal static class ChainBox
{
    public static readonly ServerPlan.Pending NotAnalysed = new(PendingCause.NotIndexed, "Plex has not analysed the file yet", "501");

    /// <summary>A job whose Plex doesn't know <c>late.mkv</c> yet, up to the end of its own run.</summary>
    public static async Task<Guid> OwingJobAsync(this AppBox box, TalkingServer plex, params string[] names)
    {
        plex.Plans["late.mkv"] = NotAnalysed;
        Guid job = await box.StartJobAsync([.. names.Select(box.Video)]);
        await box.RunAsync(job);
        await box.AnnounceAsync(job);
        await box.FinishAsync(job);
        return job;
    }

    /// <summary>A job of one file that isn't there, up to the end of its own run.</summary>
    public static async Task<Guid> MissingJobAsync(this AppBox box)
    {
        Guid job = await box.StartJobAsync(Path.Combine(box.Media, "gone.mkv"));
        await box.FinishAsync(job);
        return job;
    }

    /// <summary>Ends the wait for the next try, and lets it in.</summary>
    public static async Task<Guid> ReleasedTryAsync(this AppBox box, Guid head)
    {
        Guid attempt = (await box.Get<RetryJobs>().ReleaseAsync(head, AppBox.Soon))!.Value;
        Assert.True(await box.LetInAsync(attempt));
        return attempt;
    }

    /// <summary>The whole next try, up to what it means for the first job.</summary>
    public static async Task<Guid> TryAsync(this AppBox box, Guid head, ProbeVerdict verdict = ProbeVerdict.NeedsExtraction)
    {
        Guid attempt = await box.ReleasedTryAsync(head);
        Assert.Null(await box.Get<JobResolver>().ResolveAsync(attempt, AppBox.Soon));
        await box.RunAsync(attempt, verdict);
        await box.AnnounceAsync(attempt);
        await box.FinishAsync(attempt);
        await box.Get<RetryJobs>().MergeAsync(attempt, AppBox.Soon);
        return attempt;
    }
}
