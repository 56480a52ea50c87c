using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Reports;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Jobs.Reports;

public sealed class JobFilesTests
{
    [Fact]
    public async Task A_fresh_video_shows_the_outputs_that_it_has_by_its_plans()
    {
        await using AppBox box = await AppBox.OpenAsync("bif", "webvtt");
        Guid job = await ProbedAsync(box, ProbeVerdict.Fresh, "a.mkv");

        FileView file = (await ListAsync(box, job)).Files.Single();

        Assert.Equal((ItemOutcome.SkippedBifExists, "12:00:00"), (file.Outcome, file.Ts));
        Assert.Equal([PlanStatus.Fresh, PlanStatus.Fresh], file.Outputs.Select(output => output.Status));
        Assert.Equal(Path.Combine(box.Media, "a-320-10.bif"), file.BifPath);
        Assert.Equal(("Films", "folder", PublishStatus.SkippedOutputExists, FrameSource.OutputExisted), ServerOf(file));
    }

    [Fact]
    public async Task An_extracted_video_leaves_out_where_its_pictures_came_from()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await ProbedAsync(box, ProbeVerdict.NeedsExtraction, "a.mkv");
        await box.DispatchAsync(job);
        await box.AnswerAsync(box.Queues.Extracts.Single().Outcome(ExtractOutcome.Published));

        FileView file = (await ListAsync(box, job)).Files.Single();

        Assert.Equal(("Films", "folder", PublishStatus.Published, null), ServerOf(file));
        Assert.Equal((OutputFormat.Bif, 320, 180, 9), (file.Outputs[0].Format, file.Outputs[0].Width, file.Outputs[0].Height, file.Outputs[0].Frames));
    }

    [Fact]
    public async Task An_extracted_video_tells_in_the_words_of_the_API_what_it_cost()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await ProbedAsync(box, ProbeVerdict.NeedsExtraction, "a.mkv");
        await box.DispatchAsync(job);
        await box.AnswerAsync(box.Queues.Extracts.Single().Outcome(ExtractOutcome.Published) with { Report = SampleReports.Detour });

        JsonNode row = JsonSerializer.SerializeToNode((await ListAsync(box, job)).Files.Single(), ApiJson.Options)!;

        JsonNode extraction = row["extraction"]!;
        Assert.Equal(("keyframe_pass", "cpu", 1.5, 4_100_000_000), ((string)extraction["way"]!, (string)extraction["device"]!, (double)extraction["alignment_seconds"]!, (long)extraction["bytes_read"]!));
        Assert.Equal("sparse", (string)extraction["attempts"]![0]!["way"]!);
        Assert.Equal("Made by keyframe pass, because sparse was not enough: The index is cut off.", (string)row["reason"]!);
    }

    [Fact]
    public async Task Rows_are_filtered_by_outcome_and_by_any_part_of_the_path_taken_as_it_is_written()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await ProbedAsync(box, ProbeVerdict.Fresh, "100% Wolf.mkv", "1000 Wolves.mkv", "a_b.mkv", "axb.mkv");

        Assert.Equal(1, (await ListAsync(box, job, search: "100% wolf")).FilteredCount);
        Assert.Equal(1, (await ListAsync(box, job, search: "a_b")).FilteredCount);
        Assert.Equal(4, (await ListAsync(box, job, outcome: "skipped_bif_exists")).FilteredCount);
        Assert.Equal(0, (await ListAsync(box, job, outcome: "failed")).FilteredCount);
        Assert.Equal(0, (await ListAsync(box, job, outcome: "nonsense")).FilteredCount);
        Assert.Equal(4, (await ListAsync(box, job, outcome: "nonsense")).Total);
    }

    [Fact]
    public async Task A_page_beyond_the_end_shows_the_last_one()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await ProbedAsync(box, ProbeVerdict.Fresh, "a.mkv", "b.mkv", "c.mkv");

        FilePage page = await box.Get<JobFiles>().ListAsync(job, new FileFilter("", ""), new PageRequest(7, 2), AppBox.Soon);

        Assert.Equal((2, 2, 1), (page.Page, page.TotalPages, page.Count));
    }

    /// <summary>The contract's example has 5,000 rows of one outcome, beyond which its application kept a mark instead of rows. Here every row is kept, so there is no mark.</summary>
    [Fact]
    public async Task However_many_rows_of_one_outcome_there_are_none_is_left_out()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.AddAsync();
        await box.Database.WriteAsync(
            context =>
            {
                context.Items.AddRange(Enumerable.Range(0, 5_002).Select(number => new JobItemRow
                {
                    JobId = job, Path = $"/m/{number}.mkv", State = ItemState.Done, Outcome = number < 5_000 ? ItemOutcome.Generated : ItemOutcome.Failed,
                }));
                return Task.FromResult(0);
            },
            AppBox.Soon);

        FilePage page = await box.Get<JobFiles>().ListAsync(job, new FileFilter("failed", ""), new PageRequest(7, 100), AppBox.Soon);

        Assert.Equal((2, 2, 5_002, 1, 1), (page.Count, page.FilteredCount, page.Total, page.Page, page.TotalPages));
        Assert.Equal((false, 0), (page.ListTruncated, page.TruncatedOutcomes.Count));
    }

    private static async Task<Guid> ProbedAsync(AppBox box, ProbeVerdict verdict, params string[] names)
    {
        Guid job = await box.StartJobAsync([.. names.Select(box.Video)]);
        await box.DispatchAsync(job);
        await box.AnswerAsync(box.Queues.Probes.Single().Verdicts(verdict));
        return job;
    }

    private static Task<FilePage> ListAsync(AppBox box, Guid job, string outcome = "", string search = "")
        => box.Get<JobFiles>().ListAsync(job, new FileFilter(outcome, search), new PageRequest(1, 100), AppBox.Soon);

    private static (string, string, PublishStatus, FrameSource?) ServerOf(FileView file)
        => (file.Servers.Single().Name, file.Servers.Single().Type, file.Servers.Single().Status, file.Servers.Single().FrameSource);
}
