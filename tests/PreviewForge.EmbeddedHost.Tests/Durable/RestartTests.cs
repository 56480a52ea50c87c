using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;
using PreviewForge.EmbeddedHost.Durable.Store;
using PreviewForge.EmbeddedHost.Tests.Durable.Support;

namespace PreviewForge.EmbeddedHost.Tests.Durable;

public sealed class RestartTests
{
    private static readonly Type[] Everything = [typeof(Workshop), typeof(Bank), typeof(Account), typeof(Diary)];

    public static TheoryData<int> EveryRun => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(EveryRun))]
    public async Task A_host_that_dies_at_any_function_run_goes_on_where_it_was(int deadlyRun)
    {
        using DurableStage stage = new(Everything) { HaltAt = deadlyRun };
        DurableHost host = await DurableHost.StartAsync(stage);
        await host.RunAsync(nameof(Bank.WriteDiary), "one", 5);
        await host.RunAsync(nameof(Workshop.Sequence), "two", new[] { "a", "b" });

        await Task.WhenAny(stage.Halted.Task, Task.WhenAll(host.UntilEndedAsync("one"), host.UntilEndedAsync("two")));
        await host.CrashAsync();
        stage.GoOn();
        await using DurableHost next = await DurableHost.StartAsync(stage);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await next.UntilEndedAsync("one")).Status);
        Assert.Equal("\"A B\"", (await next.UntilEndedAsync("two")).Output);
        Assert.Equal([0, 1, 2, 3, 4], await DiaryAsync(next, 5));
        Assert.Equal(["a", "b", "entry 0", "entry 1", "entry 2", "entry 3", "entry 4"], stage.Notes.Distinct().Order());
    }

    [Fact]
    public async Task A_timer_that_fell_due_while_the_host_was_down_fires_at_the_start()
    {
        using DurableStage stage = new(typeof(Workshop));
        DurableHost host = await DurableHost.StartAsync(stage);
        await host.RunAsync(nameof(Workshop.Sleep), "s", TimeSpan.FromHours(1));
        await host.UntilTimersAsync("s", 1);
        await host.CrashAsync();

        stage.Clock.Advance(TimeSpan.FromHours(2));
        await using DurableHost next = await DurableHost.StartAsync(stage);

        Assert.Equal("\"2026-01-02T05:04:05Z\"", (await next.UntilEndedAsync("s")).Output);
    }

    [Fact]
    public async Task A_second_host_on_the_same_store_is_refused_until_the_first_has_ended()
    {
        using DurableStage stage = new(typeof(Workshop));
        DurableHost first = await DurableHost.StartAsync(stage);

        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => DurableHost.StartAsync(stage));
        await first.DisposeAsync();
        await using DurableHost second = await DurableHost.StartAsync(stage);

        Assert.Contains("another host runs on it", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused()
    {
        using DurableStage stage = new(typeof(Workshop));
        await (await DurableHost.StartAsync(stage)).DisposeAsync();
        using (SqlSession session = new StoreFile(stage.StorePath).Open())
        {
            session.Execute($"PRAGMA user_version = {Schema.Version + 1}");
        }

        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => DurableHost.StartAsync(stage));

        Assert.Contains($"schema {Schema.Version + 1}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_store_is_for_its_owner_alone()
    {
        using DurableStage stage = new(typeof(Workshop));
        await using DurableHost host = await DurableHost.StartAsync(stage);

        // Windows has no file modes; there the folder's rights count.
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(stage.StorePath) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task A_damaged_history_fails_its_instance_and_no_other()
    {
        using DurableStage stage = new(typeof(Workshop));
        DurableHost host = await DurableHost.StartAsync(stage);
        foreach (string id in new[] { "damaged", "sound" })
        {
            await host.RunAsync(nameof(Workshop.Collect), id, 1);
            await host.UntilStatusAsync(id, "waiting");
        }

        await host.Engine.Store.WriteAsync(transaction => transaction.Session.Execute("UPDATE history SET event = '{' WHERE instance_id = 'damaged'"));
        await host.CrashAsync();
        await using DurableHost next = await DurableHost.StartAsync(stage);

        // One event is enough to replay the damaged history; a second might find the instance failed already, and be refused.
        await next.RaiseAsync("damaged", "item", "x");
        await next.RaiseAsync("sound", "item", "x");
        await next.RaiseAsync("sound", "go", null);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await next.UntilEndedAsync("sound")).Status);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await next.Client.WaitForInstanceCompletionAsync("damaged", TestContext.Current.CancellationToken)).RuntimeStatus);
    }

    private static async Task<List<int>> DiaryAsync(DurableHost host, int count)
    {
        EntityInstanceId id = new(nameof(Diary), "d");
        while (true)
        {
            EntityMetadata<List<int>>? diary = await host.Client.Entities.GetEntityAsync<List<int>>(id, TestContext.Current.CancellationToken);
            if (diary?.State.Count >= count)
            {
                return diary.State;
            }

            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
