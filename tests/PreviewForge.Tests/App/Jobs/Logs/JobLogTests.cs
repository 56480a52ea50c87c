using PreviewForge.Functions.Jobs.Logs;

namespace PreviewForge.Tests.App.Jobs.Logs;

public sealed class JobLogTests
{
    [Fact]
    public async Task A_slice_holds_the_lines_asked_for_and_counts_them_all()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await WriteAsync(box, "L0", "L1", "L2", "L3", "L4");

        LogLines? slice = await box.Get<JobLogReader>().SliceAsync(job, 2, 2, AppBox.Soon);

        Assert.Equal(["[12:00:00] INFO - L2", "[12:00:00] INFO - L3"], slice!.Lines);
        Assert.Equal((5, 2), (slice.Total, slice.Offset));
    }

    [Fact]
    public async Task A_tail_counts_only_what_it_holds()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await WriteAsync(box, "L0", "L1");

        LogLines? tail = await box.Get<JobLogReader>().TailAsync(job, 1, AppBox.Soon);

        Assert.Equal(["[12:00:00] INFO - L1"], tail!.Lines);
        Assert.Equal((1, 0), (tail.Total, tail.Offset));
    }

    [Fact]
    public async Task A_name_with_line_ends_cannot_forge_a_line()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await WriteAsync(box, "a\n[12:00:00] ERROR - forged\u001b[31m\r\u0085\u2028.mkv");

        LogLines? all = await box.Get<JobLogReader>().SliceAsync(job, 0, 10, AppBox.Soon);

        Assert.Equal("""[12:00:00] INFO - a\u000a[12:00:00] ERROR - forged\u001b[31m\u000d\u0085\u2028.mkv""", Assert.Single(all!.Lines));
    }

    [Fact]
    public async Task A_log_that_was_never_begun_is_null_and_no_error()
    {
        await using AppBox box = await AppBox.OpenAsync();

        Assert.Null(await box.Get<JobLogReader>().SliceAsync(Guid.NewGuid(), 0, 10, AppBox.Soon));
    }

    private static async Task<Guid> WriteAsync(AppBox box, params string[] messages)
    {
        var job = Guid.NewGuid();
        foreach (string message in messages)
        {
            await box.Get<JobLog>().InfoAsync(job, message, AppBox.Soon);
        }

        return job;
    }
}
