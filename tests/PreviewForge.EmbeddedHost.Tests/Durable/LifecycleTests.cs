using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using PreviewForge.EmbeddedHost.Durable.Store;
using PreviewForge.EmbeddedHost.Tests.Durable.Support;

namespace PreviewForge.EmbeddedHost.Tests.Durable;

public sealed class LifecycleTests : IDisposable
{
    private readonly DurableStage _stage = new(typeof(Workshop));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_id_in_use_is_refused_and_an_ended_one_is_replaced()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Collect), "x", 0);

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => host.RunAsync(nameof(Workshop.Collect), "x", 0));
        await host.RaiseAsync("x", "go");
        await host.UntilEndedAsync("x");
        await host.RunAsync(nameof(Workshop.Sequence), "x", new[] { "new" });

        Assert.Equal("\"NEW\"", (await host.UntilAsync("x", (instance, _) => instance is { HasEnded: true, Name: nameof(Workshop.Sequence) })).Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("@a@b")]
    [InlineData("a/b")]
    [InlineData("a?b")]
    [InlineData("a\nb")]
    public async Task An_id_that_a_path_cannot_carry_is_refused(string id)
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);

        await Assert.ThrowsAsync<ArgumentException>(() => host.RunAsync(nameof(Workshop.Collect), id, 0));
    }

    [Fact]
    public async Task A_start_in_the_future_is_pending_until_then()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        StartOrchestrationOptions options = new("later", _stage.Clock.GetUtcNow().AddHours(1));
        await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Workshop.Sequence), new[] { "a" }, options, Token);

        OrchestrationRuntimeStatus before = (await host.UntilAsync("later", (_, _) => true)).Status;
        _stage.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(OrchestrationRuntimeStatus.Pending, before);
        Assert.Equal("\"A\"", (await host.UntilEndedAsync("later")).Output);
    }

    [Fact]
    public async Task A_suspended_instance_keeps_its_events_for_the_time_after()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Collect), "c", 2);
        await host.UntilStatusAsync("c", "waiting");
        await host.Client.SuspendInstanceAsync("c", "a break", Token);
        Instance suspended = await host.UntilAsync("c", (instance, _) => instance.Status == OrchestrationRuntimeStatus.Suspended);

        await host.RaiseAsync("c", "go");
        await host.RaiseAsync("c", "item", "one");
        await host.RaiseAsync("c", "item", "two");
        await host.Client.ResumeInstanceAsync("c", Token);

        Assert.Equal("a break", suspended.Output);
        Assert.Equal("\"one two\"", (await host.UntilEndedAsync("c")).Output);
    }

    [Theory]
    [InlineData(true, OrchestrationRuntimeStatus.Terminated)]
    [InlineData(false, OrchestrationRuntimeStatus.Running)]
    public async Task Terminating_a_parent_reaches_its_children_only_when_asked(bool recursive, OrchestrationRuntimeStatus expected)
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Parent), "p");
        await host.UntilStatusAsync("p-child", "waiting");

        await host.Client.TerminateInstanceAsync("p", new TerminateInstanceOptions("enough", recursive), Token);
        Instance parent = await host.UntilEndedAsync("p");

        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "\"enough\""), (parent.Status, parent.Output));
        Assert.Equal(expected, (await host.UntilAsync("p-child", (instance, _) => instance.Status == expected)).Status);
    }

    [Fact]
    public async Task A_rewound_instance_runs_what_failed_again_and_nothing_else()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Stubborn), "s");
        Instance failed = await host.UntilEndedAsync("s");

        _stage.Flags["fixed"] = true;
        await host.Client.RewindInstanceAsync("s", "mended", Token);
        Instance ended = await host.UntilAsync("s", (instance, _) => instance.Status == OrchestrationRuntimeStatus.Completed);

        Assert.Equal("Microsoft.DurableTask.TaskFailedException: Task 'Fail' (#1) failed with an unhandled exception: no again", failed.Output);
        Assert.Null(ended.Output);
        Assert.Equal(["before", "again", "again"], _stage.Notes);
    }

    [Fact]
    public async Task A_restart_takes_name_and_input_over()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Sequence), "s", new[] { "a" });
        await host.UntilEndedAsync("s");

        string id = await host.Client.RestartAsync("s", restartWithNewInstanceId: true, Token);

        Assert.NotEqual("s", id);
        Assert.Equal("\"A\"", (await host.UntilEndedAsync(id)).Output);
    }

    [Fact]
    public async Task A_purge_forgets_ended_instances_and_refuses_running_ones()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Sequence), "ended", new[] { "a" });
        await host.UntilEndedAsync("ended");
        await host.RunAsync(nameof(Workshop.Collect), "running", 0);

        PurgeResult purged = await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(), Token);

        Assert.Equal(1, purged.PurgedInstanceCount);
        Assert.Null(await host.Client.GetInstanceAsync("ended", Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.PurgeInstanceAsync("running", Token));
    }

    public void Dispose() => _stage.Dispose();
}
