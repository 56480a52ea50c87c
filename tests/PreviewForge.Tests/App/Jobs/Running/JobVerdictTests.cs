using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Running;

namespace PreviewForge.Tests.App.Jobs.Running;

public sealed class JobVerdictTests
{
    [Theory]
    [InlineData(2, 1, 0, 0, 0, JobStatus.Completed, null)]
    [InlineData(2, 0, 1, 0, 0, JobStatus.Completed, "1 file failed")]
    [InlineData(0, 3, 2, 0, 0, JobStatus.Completed, "2 files failed")]
    [InlineData(0, 0, 2, 0, 0, JobStatus.Failed, "2 files failed")]
    [InlineData(0, 3, 0, 1, 0, JobStatus.Failed, "1 file not found")]
    [InlineData(1, 0, 0, 1, 0, JobStatus.Completed, "1 file not found")]
    [InlineData(0, 0, 0, 0, 2, JobStatus.Failed, "2 files in no enabled library of any media server")]
    [InlineData(1, 0, 1, 0, 1, JobStatus.Completed, "1 file failed. 1 file in no enabled library of any media server")]
    [InlineData(0, 0, 0, 0, 0, JobStatus.Completed, "No videos were found under the given paths")]
    public void A_job_ends_by_what_became_of_its_videos(int generated, int fresh, int failed, int missing, int unowned, JobStatus status, string? message)
    {
        var tally = new JobTally
        {
            Total = generated + fresh + failed + missing + unowned,
            Outcomes = new Dictionary<ItemOutcome, int>
            {
                [ItemOutcome.Generated] = generated,
                [ItemOutcome.SkippedBifExists] = fresh,
                [ItemOutcome.Failed] = failed,
                [ItemOutcome.SkippedFileNotFound] = missing,
                [ItemOutcome.NoMediaParts] = unowned,
            },
        };

        Assert.Equal(new JobVerdict(status, message), JobVerdict.On(tally));
    }

    [Theory]
    [InlineData(0, JobStatus.Failed)]
    [InlineData(1, JobStatus.Completed)]
    public void A_library_that_could_not_be_listed_is_told_and_with_no_other_video_it_fails_the_job(int generated, JobStatus status)
    {
        var tally = new JobTally
        {
            Total = generated,
            Outcomes = new Dictionary<ItemOutcome, int> { [ItemOutcome.Generated] = generated },
            Unlisted = ["The library Films can't be listed: nobody answers."],
        };

        Assert.Equal(new JobVerdict(status, "The library Films can't be listed: nobody answers"), JobVerdict.On(tally));
    }
}
