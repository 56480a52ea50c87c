using Microsoft.DurableTask.Client;
using PreviewForge.EmbeddedHost.Durable.Store;
using PreviewForge.EmbeddedHost.Tests.Durable.Support;

namespace PreviewForge.EmbeddedHost.Tests.Durable;

public sealed class OrchestrationTests : IDisposable
{
    private readonly DurableStage _stage = new(typeof(Workshop));

    [Fact]
    public async Task Activities_run_once_although_the_code_is_replayed_at_every_step()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);

        await host.RunAsync(nameof(Workshop.Sequence), "s", new[] { "a", "b", "c" });

        Assert.Equal("\"A B C\"", (await host.UntilEndedAsync("s")).Output);
        Assert.Equal(["a", "b", "c"], _stage.Notes);
    }

    [Fact]
    public async Task A_guid_is_the_same_in_every_replay()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);

        await host.RunAsync(nameof(Workshop.Guids), "g");

        Assert.Equal("true", (await host.UntilEndedAsync("g")).Output);
    }

    [Fact]
    public async Task Code_that_no_longer_fits_its_history_fails_the_instance_and_says_why()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Fickle), "f");
        await host.UntilStatusAsync("f", "waiting");

        _stage.Flags["changed"] = true;
        await host.RaiseAsync("f", "go");
        Instance ended = await host.UntilEndedAsync("f");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.Status);
        Assert.Contains("Task #0 of the history is activity 'Note', but the code asked for activity 'Fail'", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_policy_waits_longer_each_time_and_then_gives_up()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        DateTimeOffset started = _stage.Clock.GetUtcNow();
        await host.RunAsync(nameof(Workshop.Patient), "p");

        await host.UntilTimersAsync("p", 1);
        _stage.Clock.Advance(TimeSpan.FromSeconds(10));
        await host.UntilTimersAsync("p", 2);
        _stage.Clock.Advance(TimeSpan.FromSeconds(20));
        Instance ended = await host.UntilEndedAsync("p");

        Assert.Equal("\"Fail: no luck\"", ended.Output);
        Assert.Equal(3, _stage.Notes.Count);
        Assert.Equal(started.AddSeconds(30), ended.Updated);
    }

    [Fact]
    public async Task A_timer_fires_when_it_is_due_and_not_before()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Sleep), "s", TimeSpan.FromDays(90));
        await host.UntilTimersAsync("s", 1);

        _stage.Clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromMilliseconds(1));
        await host.RunAsync(nameof(Workshop.Sequence), "other", Array.Empty<string>());
        await host.UntilEndedAsync("other");
        OrchestrationRuntimeStatus before = (await host.UntilAsync("s", (_, _) => true)).Status;
        _stage.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(OrchestrationRuntimeStatus.Running, before);
        Assert.Equal("\"2026-04-02T03:04:05Z\"", (await host.UntilEndedAsync("s")).Output);
    }

    [Fact]
    public async Task An_open_timer_keeps_an_orchestration_running_after_its_code_has_returned()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Forget), "f");
        await host.UntilTimersAsync("f", 1);

        OrchestrationRuntimeStatus before = (await host.UntilAsync("f", (_, _) => true)).Status;
        _stage.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(OrchestrationRuntimeStatus.Running, before);
        Assert.Equal("\"returned\"", (await host.UntilEndedAsync("f")).Output);
    }

    [Fact]
    public async Task Early_events_are_kept_and_given_out_in_order_whatever_the_case_of_the_name()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Collect), "c", 3);
        foreach (string item in new[] { "one", "two", "three" })
        {
            await host.RaiseAsync("c", "ITEM", item);
        }

        await host.RaiseAsync("c", "go");

        Assert.Equal("\"one two three\"", (await host.UntilEndedAsync("c")).Output);
    }

    [Fact]
    public async Task A_wait_with_a_timeout_ends_with_the_event_and_leaves_no_timer_behind()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.WaitAWhile), "w");
        await host.UntilTimersAsync("w", 1);

        await host.RaiseAsync("w", "item", "came");

        Assert.Equal("\"came\"", (await host.UntilEndedAsync("w")).Output);
        Assert.Equal(0, host.Engine.Store.Read(session => session.Scalar("SELECT COUNT(*) FROM messages")));
    }

    [Fact]
    public async Task A_wait_with_a_timeout_is_cancelled_when_nothing_comes()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.WaitAWhile), "w");
        await host.UntilTimersAsync("w", 1);

        _stage.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("\"nothing came\"", (await host.UntilEndedAsync("w")).Output);
    }

    [Fact]
    public async Task Events_that_were_not_waited_for_go_over_to_the_next_round_in_order()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Rounds), "r", 3);
        foreach (string item in new[] { "one", "two", "three" })
        {
            await host.RaiseAsync("r", "item", item);
        }

        Assert.Equal("\"three\"", (await host.UntilEndedAsync("r")).Output);
        Assert.Equal(["one", "two", "three"], _stage.Notes);
    }

    public void Dispose() => _stage.Dispose();
}
