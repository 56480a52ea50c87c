using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using PreviewForge.EmbeddedHost.Durable.History;
using PreviewForge.EmbeddedHost.Durable.Store;
using PreviewForge.EmbeddedHost.Tests.Durable.Support;

namespace PreviewForge.EmbeddedHost.Tests.Durable;

/// <summary>A store whose rows somebody or something has spoilt: the one instance fails, and once; nothing is tried again for ever.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly DurableStage _stage = new(typeof(Workshop), typeof(Bank), typeof(Account));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UPDATE instances SET parent = '{' WHERE id = 'damaged'")]
    [InlineData("UPDATE instances SET tags = '[1]' WHERE id = 'damaged'")]
    [InlineData("UPDATE history SET event = '{}' WHERE instance_id = 'damaged'")]
    [InlineData("UPDATE history SET event = '{\"is\":\"of the future\"}' WHERE instance_id = 'damaged'")]
    [InlineData("UPDATE history SET event = 'null' WHERE instance_id = 'damaged'")]
    [InlineData("INSERT INTO messages (target, kind, due, is_scheduled) VALUES ('damaged', 3, 0, 0)")]
    [InlineData("INSERT INTO messages (target, kind, due, is_scheduled, task_id, body) VALUES ('damaged', 4, 0, 0, 0, '[')")]
    public async Task A_damaged_row_fails_its_instance_and_no_other(string damage)
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        foreach (string id in new[] { "damaged", "sound" })
        {
            await host.RunAsync(nameof(Workshop.Collect), id, 0);
            await host.UntilStatusAsync(id, "waiting");
        }

        await host.Engine.Store.WriteAsync(transaction => transaction.Session.Execute(damage));

        // The event has the engine look at the instance. If it has looked already, for a signal from before, then the event is refused.
        await host.RaiseAsync("damaged", "go").ContinueWith(_ => { }, TaskScheduler.Default);
        await host.RaiseAsync("sound", "go");

        OrchestrationMetadata failed = await host.Client.WaitForInstanceCompletionAsync("damaged", Token).WaitAsync(TimeSpan.FromMinutes(2), Token);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.UntilEndedAsync("sound")).Status);
        Assert.Equal(2, (await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(), Token)).PurgedInstanceCount);
    }

    [Fact]
    public async Task A_damaged_instance_hides_no_other_in_a_list()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Collect), "a", 0);
        await host.RunAsync(nameof(Workshop.Collect), "b", 0);
        await host.Engine.Store.WriteAsync(transaction => transaction.Session.Execute("UPDATE instances SET tags = '{' WHERE id = 'a'"));

        List<string> listed = [];
        await foreach (OrchestrationMetadata found in host.Client.GetAllInstancesAsync().WithCancellation(Token))
        {
            listed.Add(found.InstanceId);
        }

        Assert.Equal(["a", "b"], listed);
    }

    [Fact]
    public async Task A_damaged_request_for_a_lock_fails_its_orchestration_and_frees_the_entity()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Bank.Hold), "first", "a");
        await host.UntilStatusAsync("first", "holding");
        await host.RunAsync(nameof(Bank.Hold), "second", "a");
        await host.UntilAsync("second", (_, history) => history.Count > 1);

        await host.Engine.Store.WriteAsync(transaction => transaction.Session.Execute("UPDATE messages SET body = '[' WHERE sender = 'second'"));
        await host.SignalAsync(Bank.IdOf("a"), nameof(Account.Add), 5);
        await host.RaiseAsync("first", "let go");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await host.UntilEndedAsync("second")).Status);
        await host.UntilStateAsync(Bank.IdOf("a"), 5);
    }

    [Fact]
    public async Task A_full_disk_delays_what_runs_and_loses_nothing()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Sequence), "before", new[] { "a" });
        await host.UntilEndedAsync("before");
        await FreeSpaceAsync(host, pages: 0);

        SqliteException refusal = await Assert.ThrowsAsync<SqliteException>(
            () => host.RunAsync(nameof(Workshop.Sequence), "refused", new[] { new string('x', 1_000_000) }));
        await FreeSpaceAsync(host, pages: 10_000);
        await host.RunAsync(nameof(Workshop.Sequence), "after", new[] { "b" });

        Assert.Equal("\"B\"", (await host.UntilEndedAsync("after")).Output);
        Assert.Null(await host.Client.GetInstanceAsync("refused", Token));
        Assert.Contains("disk is full", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_finds_the_disk_full_is_done_when_there_is_room_again()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Workshop.Collect), "c", 1);
        await host.UntilStatusAsync("c", "waiting");
        await host.RaiseAsync("c", "item", new string('x', 1_000_000));
        await host.UntilAsync("c", (_, history) => history.Count(happened => happened is EventRaised) == 1);
        await FreeSpaceAsync(host, pages: 20);

        await host.RaiseAsync("c", "go");
        while (!_stage.Logs.Lines.Any(line => line.Contains("is tried again", StringComparison.Ordinal)))
        {
            await Task.Delay(5, Token);
        }

        await FreeSpaceAsync(host, pages: 10_000);
        Task<Instance> ended = host.UntilEndedAsync("c");
        while (!ended.IsCompleted)
        {
            // Again and again: the wait for the next try begins a moment after its message.
            _stage.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(ended, Task.Delay(20, Token));
        }

        Assert.Equal(1_000_002, (await ended).Output!.Length);
    }

    public void Dispose() => _stage.Dispose();

    /// <summary>Has SQLite take this many pages more and then say that the disk is full.</summary>
    private static Task FreeSpaceAsync(DurableHost host, int pages) => host.Engine.Store.WriteAsync(transaction =>
    {
        long used = transaction.Session.Scalar("PRAGMA page_count");
        transaction.Session.Execute($"PRAGMA max_page_count = {used + pages}");
    });
}
