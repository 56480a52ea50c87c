using Microsoft.DurableTask.Client;
using PreviewForge.EmbeddedHost.Tests.Durable.Support;

namespace PreviewForge.EmbeddedHost.Tests.Durable;

public sealed class CriticalSectionTests : IDisposable
{
    private readonly DurableStage _stage = new(typeof(Workshop), typeof(Bank), typeof(Account), typeof(Careless));

    [Theory]
    [InlineData("call another")]
    [InlineData("signal")]
    [InlineData("lock again")]
    [InlineData("child")]
    [InlineData("call twice")]
    public async Task What_a_critical_section_forbids_fails_the_orchestration_and_gives_the_lock_back(string rule)
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Careless.BreaksLockRule), "b", rule);

        Assert.Contains("ithin a critical section", (await host.UntilEndedAsync("b")).Output!.Replace("the critical", "a critical", StringComparison.Ordinal), StringComparison.Ordinal);
        await host.SignalAsync(Bank.IdOf("mine"), nameof(Account.Add), 3);
        await host.UntilStateAsync(Bank.IdOf("mine"), 3);
    }

    [Fact]
    public async Task A_lock_outlives_a_restart_and_ends_with_its_holder()
    {
        DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Bank.Hold), "h", "a");
        await host.UntilStatusAsync("h", "holding");
        await host.SignalAsync(Bank.IdOf("a"), nameof(Account.Add), 1);
        await host.CrashAsync();

        await using DurableHost next = await DurableHost.StartAsync(_stage);
        await next.SignalAsync(Bank.IdOf("b"), nameof(Account.Add), 1);
        await next.UntilStateAsync(Bank.IdOf("b"), 1);
        int whileLocked = await next.StateAsync<int>(Bank.IdOf("a"));
        await next.RaiseAsync("h", "let go");

        Assert.Equal(0, whileLocked);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await next.UntilEndedAsync("h")).Status);
        await next.UntilStateAsync(Bank.IdOf("a"), 1);
    }

    [Fact]
    public async Task Who_is_terminated_while_it_waits_for_a_lock_never_gets_it()
    {
        await using DurableHost host = await DurableHost.StartAsync(_stage);
        await host.RunAsync(nameof(Bank.Hold), "first", "a");
        await host.UntilStatusAsync("first", "holding");
        await host.RunAsync(nameof(Bank.Hold), "second", "a");
        await host.UntilAsync("second", (_, history) => history.Count > 1);

        await host.Client.TerminateInstanceAsync("second", TestContext.Current.CancellationToken);
        await host.UntilEndedAsync("second");
        await host.RaiseAsync("first", "let go");
        await host.SignalAsync(Bank.IdOf("a"), nameof(Account.Add), 1);

        await host.UntilStateAsync(Bank.IdOf("a"), 1);
    }

    public void Dispose() => _stage.Dispose();
}
