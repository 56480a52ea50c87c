using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using PreviewForge.EmbeddedHost.Tests.Durable.Support;

namespace PreviewForge.EmbeddedHost.Tests.Durable;

/// <summary>Orders that come together, at the wrong moment, or across a restart.</summary>
public sealed class HardLifeTests : IDisposable
{
    private readonly DurableStage _stage = new(typeof(Workshop), typeof(Careless));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_starts_with_one_id_at_once_exactly_one_succeeds()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);

        Task[] starts = [.. Enumerable.Range(0, 30).Select(_ => Task.Run(() => host.RunAsync(nameof(Workshop.Collect), "x", 0), Token))];
        await Task.WhenAll(starts).ContinueWith(_ => { }, TaskScheduler.Default);

        _ = Assert.Single(starts, start => start.IsCompletedSuccessfully);
        Assert.All(starts.Where(start => start.IsFaulted), start => Assert.IsType<OrchestrationAlreadyExistsException>(start.Exception!.InnerException));
    }

    [Fact]
    public async Task An_ended_id_is_refused_where_the_caller_says_so()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Sequence), "x", new[] { "a" });
        await host.UntilEndedAsync("x");
        StartOrchestrationOptions options = new("x") { DedupeStatuses = [nameof(OrchestrationRuntimeStatus.Completed)] };

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(
            () => host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Workshop.Sequence), new[] { "b" }, options, Token));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("100%")]
    [InlineData("%2F")]
    [InlineData("Ünï-çødé-🎬")]
    [InlineData("a@b")]
    [InlineData("'; DROP TABLE instances; --")]
    public async Task An_odd_id_is_an_id_like_any_other(string id)
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Collect), id, 0);
        await host.RaiseAsync(id, "go");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.UntilEndedAsync(id)).Status);
        Assert.Equal(1, (await host.Client.PurgeInstanceAsync(id, Token)).PurgedInstanceCount);
    }

    [Theory]
    [InlineData("half a \ud83c pair")]
    [InlineData("\u0085")]
    public async Task An_id_that_the_store_could_not_give_back_is_refused(string id)
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);

        await Assert.ThrowsAsync<ArgumentException>(() => host.RunAsync(nameof(Workshop.Collect), id, 0));
    }

    [Fact]
    public async Task A_suspended_instance_stays_so_over_a_restart_and_can_be_terminated()
    {
        DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Collect), "c", 0);
        await host.UntilStatusAsync("c", "waiting");
        await host.Client.SuspendInstanceAsync("c", "a break", Token);
        await host.UntilAsync("c", (instance, _) => instance.Status == OrchestrationRuntimeStatus.Suspended);
        await host.RaiseAsync("c", "go");
        await host.CrashAsync();

        await using DurableHost next = await DurableHost.StartAsync(_stage);
        OrchestrationRuntimeStatus after = (await next.UntilAsync("c", (_, _) => true)).Status;
        await next.Client.TerminateInstanceAsync("c", "enough", Token);

        Assert.Equal(OrchestrationRuntimeStatus.Suspended, after);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await next.UntilEndedAsync("c")).Status);
        Assert.Equal(0, next.Engine.Store.Read(session => session.Scalar("SELECT COUNT(*) FROM messages")));
    }

    [Fact]
    public async Task A_pending_instance_can_be_terminated_and_never_runs()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        StartOrchestrationOptions options = new("later", _stage.Clock.GetUtcNow().AddHours(1));
        await host.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Workshop.Sequence), new[] { "a" }, options, Token);

        await host.Client.TerminateInstanceAsync("later", Token);
        await host.UntilEndedAsync("later");
        _stage.Clock.Advance(TimeSpan.FromHours(2));
        await host.RunAsync(nameof(Workshop.Sequence), "other", new[] { "b" });
        await host.UntilEndedAsync("other");

        Assert.Equal(["b"], _stage.Notes);
    }

    [Fact]
    public async Task A_child_that_ends_after_a_restart_tells_its_parent()
    {
        DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Parent), "p");
        await host.UntilStatusAsync("p-child", "waiting");
        await host.CrashAsync();

        await using DurableHost next = await DurableHost.StartAsync(_stage);
        await next.RaiseAsync("p-child", "item", "x");
        await next.RaiseAsync("p-child", "go");

        Assert.Equal("\"x\"", (await next.UntilEndedAsync("p")).Output);
    }

    [Fact]
    public async Task A_recursive_purge_takes_the_children_along()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Parent), "p");
        await host.UntilStatusAsync("p-child", "waiting");
        await host.RaiseAsync("p-child", "item", "x");
        await host.RaiseAsync("p-child", "go");
        await host.UntilEndedAsync("p");

        PurgeResult purged = await host.Client.PurgeInstanceAsync("p", new PurgeInstanceOptions(Recursive: true), Token);

        Assert.Equal(2, purged.PurgedInstanceCount);
        Assert.Equal(0, host.Engine.Store.Read(session => session.Scalar("SELECT COUNT(*) FROM instances") + session.Scalar("SELECT COUNT(*) FROM history")));
    }

    [Fact]
    public async Task A_purge_by_time_leaves_what_is_younger_or_not_ended()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Sequence), "old", new[] { "a" });
        await host.RunAsync(nameof(Workshop.Collect), "old but alive", 0);
        await host.UntilEndedAsync("old");
        _stage.Clock.Advance(TimeSpan.FromDays(40));
        await host.RunAsync(nameof(Workshop.Sequence), "young", new[] { "a" });
        await host.UntilEndedAsync("young");

        PurgeInstancesFilter filter = new(DateTimeOffset.UnixEpoch, _stage.Clock.GetUtcNow().AddDays(-30), [OrchestrationRuntimeStatus.Completed]);
        PurgeResult purged = await host.Client.PurgeAllInstancesAsync(filter, Token);

        Assert.Equal(1, purged.PurgedInstanceCount);
        Assert.Null(await host.Client.GetInstanceAsync("old", Token));
        Assert.NotNull(await host.Client.GetInstanceAsync("old but alive", Token));
    }

    [Fact]
    public async Task Events_kept_for_the_next_round_come_at_once_and_in_order_although_the_clock_is_set_back()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Rounds), "r", 4);
        await host.RaiseAsync("r", "item", "one");
        await host.RaiseAsync("r", "item", "two");
        await host.UntilAsync("r", (_, _) => _stage.Notes.Count == 2);

        _stage.Clock.AdjustTime(_stage.Clock.GetUtcNow().AddHours(-1));
        await host.RaiseAsync("r", "item", "three");
        await host.RaiseAsync("r", "item", "four");

        Assert.Equal("\"four\"", (await host.UntilEndedAsync("r")).Output);
        Assert.Equal(["one", "two", "three", "four"], _stage.Notes);
    }

    [Fact]
    public async Task An_activity_that_nobody_waits_for_runs_although_the_orchestration_has_ended()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Careless.NotesAndLeaves), "n");
        await host.UntilEndedAsync("n");

        while (_stage.Notes.IsEmpty || host.Engine.Store.Read(session => session.Scalar("SELECT COUNT(*) FROM activities")) > 0)
        {
            await Task.Delay(5, Token);
        }

        Assert.Equal(["on the way out"], _stage.Notes);
    }

    [Theory]
    [InlineData("@account@a")]
    [InlineData("a/b")]
    [InlineData("")]
    public async Task A_sub_orchestration_with_an_id_that_is_none_fails_its_parent(string childId)
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Careless.StartsChild), "p", childId);

        Assert.Contains("An instance id has", (await host.UntilEndedAsync("p")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_to_what_is_no_instance_is_dropped()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Careless.SendsToNobody), "s");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.UntilEndedAsync("s")).Status);
        Assert.Equal(0, host.Engine.Store.Read(session => session.Scalar("SELECT COUNT(*) FROM messages")));
        Assert.DoesNotContain(_stage.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rewound_instance_asks_again_for_what_was_open_when_it_failed()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Careless.FailsEarly), "f");
        await host.UntilEndedAsync("f");

        _stage.Flags["fixed"] = true;
        await host.Client.RewindInstanceAsync("f", "mended", Token);
        await host.UntilAsync("f", (instance, history) => !instance.HasEnded && history.Count > 3);
        _stage.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("\"slept\"", (await host.UntilEndedAsync("f")).Output);
    }

    public void Dispose() => _stage.Dispose();
}
