using PreviewForge.Functions.Jobs.Retrying;

namespace PreviewForge.Tests.App.Jobs.Retrying;

public sealed class RetryChainTests
{
    private const int MostCalls = 200;

    private static readonly Guid Try = Guid.Parse("5f0c3d52-6f0e-4a86-9d0f-000000000002");
    private static readonly RetryStep Later = new(2, new DateTimeOffset(ScriptedChain.Start.AddMinutes(2)), Try);

    private readonly RetryChainInput _input = new(Guid.Parse("5f0c3d52-6f0e-4a86-9d0f-000000000001"));

    [Fact]
    public async Task A_try_is_waited_for_released_once_looked_at_until_it_ends_and_merged_once()
    {
        var looks = new Queue<bool>([false, false, true]);
        ScriptedChain context = Script(Later, looks);

        await RetryChain.RunAsync(context);

        Assert.Equal(
            [
                "PlanRetry", "timer 120", "wait for retry-now", "ReleaseRetry",
                "timer 2", "HasRetryEnded", "timer 5", "HasRetryEnded", "timer 15", "HasRetryEnded", "MergeRetry",
            ],
            context.Calls);
        Assert.Equal(_input, context.ContinuedWith);
    }

    [Fact]
    public async Task Somebody_who_does_not_want_to_wait_skips_the_rest_of_it()
    {
        ScriptedChain context = Script(Later, new Queue<bool>([true]), isHurried: true);

        await RetryChain.RunAsync(context);

        Assert.Equal(["PlanRetry", "timer 120", "wait for retry-now", "ReleaseRetry", "timer 2", "HasRetryEnded", "MergeRetry"], context.Calls);
        Assert.Equal(ScriptedChain.Start.AddSeconds(2), context.CurrentUtcDateTime);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3600)]
    public async Task A_try_that_fell_due_while_nothing_ran_is_released_at_once(int seconds)
    {
        ScriptedChain context = Script(Later with { DueAt = new DateTimeOffset(ScriptedChain.Start.AddSeconds(seconds)) }, new Queue<bool>([true]));

        await RetryChain.RunAsync(context);

        Assert.Equal(["PlanRetry", "ReleaseRetry", "timer 2", "HasRetryEnded", "MergeRetry"], context.Calls);
    }

    [Fact]
    public async Task A_try_that_was_released_before_is_neither_waited_for_nor_released_again()
    {
        ScriptedChain context = Script(Later with { DueAt = null }, new Queue<bool>([true]));

        await RetryChain.RunAsync(context);

        Assert.Equal(["PlanRetry", "timer 2", "HasRetryEnded", "MergeRetry"], context.Calls);
    }

    [Fact]
    public async Task When_nothing_is_to_be_tried_any_more_it_ends()
    {
        ScriptedChain context = Script(null, []);

        await RetryChain.RunAsync(context);

        Assert.Equal(["PlanRetry"], context.Calls);
        Assert.Null(context.ContinuedWith);
    }

    [Fact]
    public async Task A_try_that_runs_for_hours_is_looked_at_once_a_minute_with_a_short_history_and_not_merged_before_its_end()
    {
        ScriptedChain context = Script(Later with { DueAt = null }, []);

        await RetryChain.RunAsync(context);

        Assert.InRange(context.Calls.Count, 1, MostCalls - 1);
        Assert.Equal(["timer 2", "timer 5", "timer 15", "timer 60"], context.Calls.Where(call => call.StartsWith("timer", StringComparison.Ordinal)).Distinct());
        Assert.DoesNotContain("MergeRetry", context.Calls);
        Assert.Equal(_input, context.ContinuedWith);
    }

    [Fact]
    public async Task Where_it_stands_can_be_read_from_outside()
    {
        ScriptedChain context = Script(Later, new Queue<bool>([true]));

        await RetryChain.RunAsync(context);

        Assert.Equal(
            [
                """{"state":"looking","waits_for":"a look at where the chain stands"}""",
                """{"state":"waiting","waits_for":"the time of its next try","attempt":2,"until":"2026-03-01T12:02:00+00:00"}""",
                $$"""{"state":"running","waits_for":"the end of the try","attempt":2,"job":"{{Try}}"}""",
            ],
            context.Statuses);
    }

    /// <param name="step">What is planned; null for nothing.</param>
    /// <param name="ends">What is answered to whether the try has ended; then no.</param>
    /// <param name="isHurried">Whether somebody wants it now.</param>
    private ScriptedChain Script(RetryStep? step, Queue<bool> ends, bool isHurried = false) => new(_input)
    {
        IsHurried = isHurried,
        Answer = name => name switch
        {
            nameof(RetryChainActivities.PlanRetry) => step,
            nameof(RetryChainActivities.HasRetryEnded) => ends.TryDequeue(out bool hasEnded) && hasEnded,
            _ => null,
        },
    };
}
