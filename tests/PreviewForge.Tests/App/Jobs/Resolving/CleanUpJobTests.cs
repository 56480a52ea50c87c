using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Storage;
using PreviewForge.Tests.App.Jobs.Resolving.Servers;

namespace PreviewForge.Tests.App.Jobs.Resolving;

public sealed class CleanUpJobTests
{
    [Fact]
    public async Task Each_root_is_swept_by_a_message_of_its_own_and_a_folder_below_another_by_none()
    {
        await using AppBox box = await OpenAsync("films", "shows", "films/old");
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything with { Kind = JobKind.CleanUp, DryRun = true });

        await box.DispatchAsync(job);

        SweepWork[] sweeps = [.. box.Queues.Sent.Cast<SweepWork>()];
        Assert.Equal([Root(box, "films"), Root(box, "shows")], sweeps.Select(sweep => Assert.Single(sweep.Roots)).Order());
        Assert.All(sweeps, sweep => Assert.True(sweep.DryRun));
    }

    [Fact]
    public async Task The_result_of_a_sweep_ends_its_folder_and_the_last_one_the_job()
    {
        await using AppBox box = await OpenAsync("films", "shows");
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything with { Kind = JobKind.CleanUp });
        await box.DispatchAsync(job);
        SweepWork[] sweeps = [.. box.Queues.Sent.Cast<SweepWork>()];

        await box.AnswerAsync(ResultOf(sweeps[0]) with { Previews = 9, Orphans = 2, Removed = 2, Bytes = 2_000_000 });
        Assert.Equal(DispatchRound.Waiting, await box.DispatchAsync(job));
        await box.AnswerAsync(ResultOf(sweeps[1]));
        Assert.Equal(DispatchRound.Drained, await box.DispatchAsync(job));
        await box.Get<JobLifecycle>().FinishAsync(job, AppBox.Soon);

        Assert.All(await box.ItemsAsync(job), item => Assert.Equal((ItemState.Done, ItemOutcome.Swept), (item.State, item.Outcome)));
        Assert.StartsWith("2 of 9 previews belonged to videos that are gone; 2 removed", (await box.ItemsAsync(job)).Single(item => item.Path == sweeps[0].Roots[0]).Reason, StringComparison.Ordinal);
        Assert.Equal((JobStatus.Completed, null), ((await box.JobAsync(job)).Status, (await box.JobAsync(job)).Error));
    }

    [Fact]
    public async Task A_sweep_that_is_refused_fails_its_folder_and_says_why()
    {
        await using AppBox box = await OpenAsync("films");
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything with { Kind = JobKind.CleanUp });
        await box.DispatchAsync(job);

        const string why = "Nothing is below the folder, as below a mount point without its disk. Look whether the disk is mounted.";
        await box.AnswerAsync(ResultOf((SweepWork)Assert.Single(box.Queues.Sent)) with { Refusal = new SweepRefusal(SweepStop.RootEmpty, why) });
        await box.Get<JobLifecycle>().FinishAsync(job, AppBox.Soon);

        JobItemRow item = Assert.Single(await box.ItemsAsync(job));
        Assert.Equal((ItemState.Done, ItemOutcome.Failed, why), (item.State, item.Outcome, item.Reason));
        Assert.Equal(JobStatus.Failed, (await box.JobAsync(job)).Status);
    }

    [Fact]
    public async Task A_result_that_comes_twice_counts_once()
    {
        await using AppBox box = await OpenAsync("films");
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything with { Kind = JobKind.CleanUp });
        await box.DispatchAsync(job);
        SweepResult result = ResultOf((SweepWork)Assert.Single(box.Queues.Sent));

        Assert.True((await box.AnswerAsync(result)).Counted);
        Assert.False((await box.AnswerAsync(result with { Refusal = new SweepRefusal(SweepStop.Failed, "late") })).Counted);

        Assert.Equal(ItemOutcome.Swept, Assert.Single(await box.ItemsAsync(job)).Outcome);
    }

    private static SweepResult ResultOf(SweepWork sweep) => new() { DispatchId = sweep.DispatchId, JobId = sweep.JobId, RunnerId = "attic", DryRun = sweep.DryRun };

    private static string Root(AppBox box, string name) => Path.Combine(box.Media, name);

    private static async Task<AppBox> OpenAsync(params string[] roots)
    {
        AppBox box = await AppBox.OpenAsync();
        await box.ChangeServersAsync(servers => servers[0]!["libraries"]![0]!["remote_paths"] = new System.Text.Json.Nodes.JsonArray([.. roots.Select(root => System.Text.Json.Nodes.JsonValue.Create(Root(box, root)))]));
        return box;
    }
}
