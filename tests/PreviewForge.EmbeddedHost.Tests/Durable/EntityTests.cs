using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;
using PreviewForge.EmbeddedHost.Tests.Durable.Support;

namespace PreviewForge.EmbeddedHost.Tests.Durable;

public sealed class EntityTests : IDisposable
{
    private static readonly EntityInstanceId A = Bank.IdOf("a");
    private static readonly EntityInstanceId B = Bank.IdOf("b");

    private readonly DurableStage _stage = new(typeof(Workshop), typeof(Bank), typeof(Account), typeof(Diary));

    [Fact]
    public async Task A_signal_with_a_due_time_is_applied_then_and_others_do_not_wait_for_it()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.SignalAsync(A, nameof(Account.Add), 5, _stage.Clock.GetUtcNow().AddMinutes(10));
        await host.SignalAsync(A, nameof(Account.Add), 1);

        await host.UntilStateAsync(A, 1);
        _stage.Clock.Advance(TimeSpan.FromMinutes(10));

        await host.UntilStateAsync(A, 6);
    }

    [Fact]
    public async Task An_operation_that_throws_changes_nothing_sends_nothing_and_tells_its_caller()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.SignalAsync(A, nameof(Account.Add), 7);

        await host.RunAsync(nameof(Bank.TryAdd), "t");

        Assert.Equal("\"AddThenThrow: boom, 7\"", (await host.UntilEndedAsync("t")).Output);
        Assert.Null(await host.Client.Entities.GetEntityAsync(Bank.IdOf("other"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Signals_of_one_sender_arrive_in_order()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        EntityInstanceId diary = new(nameof(Diary), "d");

        await Task.WhenAll(Enumerable.Range(0, 100).Select(entry => host.SignalAsync(diary, nameof(Diary.Write), entry)));

        while (await host.StateAsync<List<int>>(diary) is not { Count: >= 100 })
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.Equal(Enumerable.Range(0, 100), await host.StateAsync<List<int>>(diary));
    }

    [Fact]
    public async Task Locks_keep_concurrent_transfers_from_losing_money_or_waiting_for_each_other()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.SignalAsync(A, nameof(Account.Add), 1000);
        await host.SignalAsync(B, nameof(Account.Add), 1000);

        string[] ids = [.. Enumerable.Range(0, 12).Select(n => $"t{n}")];
        await Task.WhenAll(ids.Select((id, n) => host.RunAsync(nameof(Bank.Transfer), id, n % 2 == 0 ? new[] { "a", "b" } : new[] { "b", "a" })));
        foreach (string id in ids)
        {
            Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.UntilEndedAsync(id)).Status);
        }

        Assert.Equal(2000, await host.StateAsync<int>(A) + await host.StateAsync<int>(B));
    }

    [Fact]
    public async Task A_locked_entity_serves_nobody_else_until_the_holder_is_terminated()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.SignalAsync(A, nameof(Account.Add), 1);
        await host.RunAsync(nameof(Bank.Hold), "h", "a");
        await host.UntilStatusAsync("h", "holding");

        await host.SignalAsync(A, nameof(Account.Add), 10);
        await host.SignalAsync(B, nameof(Account.Add), 1);
        await host.UntilStateAsync(B, 1);
        int whileLocked = await host.StateAsync<int>(A);
        await host.Client.TerminateInstanceAsync("h", TestContext.Current.CancellationToken);

        Assert.Equal(1, whileLocked);
        await host.UntilStateAsync(A, 11);
    }

    [Fact]
    public async Task An_entity_without_state_does_not_exist()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.SignalAsync(A, nameof(Account.Add), 1);
        await host.UntilStateAsync(A, 1);

        await host.SignalAsync(A, "delete");

        while (await host.Client.Entities.GetEntityAsync(A, TestContext.Current.CancellationToken) is not null)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, host.Engine.Store.Read(session => session.Scalar("SELECT COUNT(*) FROM entities")));
    }

    public void Dispose() => _stage.Dispose();
}
