using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.Functions.Automation.Webhooks.Nudging;

namespace PreviewForge.Tests.App.Automation.Webhooks.Nudging;

public sealed class NudgeServersTests
{
    private static readonly Guid Job = Guid.NewGuid();

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 10)]
    public async Task While_the_batch_waits_it_looks_again_sooner_when_there_is_more(bool hasMore, int seconds)
    {
        var context = new Script(new NudgeInput(Job, 3, 1), () => new NudgeRound(9, hasMore, IsOver: false));

        await NudgeServers.RunAsync(context);

        Assert.Equal(TimeSpan.FromSeconds(seconds), context.Waited);
        Assert.Equal(new NudgeInput(Job, 9, 2), context.ContinuedWith);
    }

    [Fact]
    public async Task It_ends_with_the_batch()
    {
        var context = new Script(new NudgeInput(Job), () => new NudgeRound(9, HasMore: false, IsOver: true));

        await NudgeServers.RunAsync(context);

        Assert.Null(context.ContinuedWith);
    }

    [Fact]
    public async Task It_gives_up_when_a_look_fails_and_says_so()
    {
        var context = new Script(new NudgeInput(Job), () => throw new TaskFailedException("NudgeArrivals", 1, new InvalidOperationException("no")));

        await NudgeServers.RunAsync(context);

        Assert.Null(context.ContinuedWith);
        Assert.Contains("gave up", context.Status?.ToString(), StringComparison.Ordinal);
    }

    private sealed class Script(NudgeInput input, Func<NudgeRound> look) : TaskOrchestrationContext
    {
        public NudgeInput? ContinuedWith { get; private set; }

        public TimeSpan? Waited { get; private set; }

        public object? Status { get; private set; }

        public override TaskName Name => nameof(NudgeServers);

        public override string InstanceId => NudgeServers.InstanceId(input.JobId);

        public override ParentOrchestrationInstance? Parent => null;

        public override DateTime CurrentUtcDateTime => new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

        public override bool IsReplaying => false;

        protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

        public override T? GetInput<T>()
            where T : default => (T?)(object)input;

        public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null) => Task.FromResult((TResult)(object)look());

        public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
        {
            Waited = fireAt - CurrentUtcDateTime;
            return Task.CompletedTask;
        }

        public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => ContinuedWith = (NudgeInput?)newInput;

        public override void SetCustomStatus(object? customStatus) => Status = customStatus;

        public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

        public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
            => throw new NotSupportedException();

        public override Guid NewGuid() => throw new NotSupportedException();
    }
}
