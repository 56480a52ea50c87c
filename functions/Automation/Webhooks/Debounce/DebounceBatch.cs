using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using PreviewForge.Functions.Automation.Webhooks.Nudging;
using PreviewForge.Functions.Jobs.Gate;

namespace PreviewForge.Functions.Automation.Webhooks.Debounce;

/// <summary>
/// The alarm clock of a batch: wakes when nothing has come for a while, and has the batch's job released. What is in the batch, and when it ends, stands in the
/// database; the clock may be told twice, late, or not at all, and the database says what is right.
/// <list type="table">
/// <listheader><term>state</term><description>what happens</description></listheader>
/// <item><term>idle</term><description><see cref="Extend"/> sets the alarm: waiting. <see cref="Elapsed"/> changes nothing.</description></item>
/// <item><term>waiting</term><description><see cref="Extend"/> with a later time: the alarm that is set stays, and rings too early. With an earlier time, or when the alarm
/// is long overdue: another alarm is set, and the one before counts no more.</description></item>
/// <item><term>waiting</term><description><see cref="Elapsed"/> before the time: the alarm is set for the rest. At the time: the job is released, and the gate knocked at: idle.
/// When the database knows a later time, the alarm is set for that; when it knows no such batch (fired by hand, cancelled, deleted): idle.</description></item>
/// </list>
/// </summary>
public sealed class DebounceBatch(BatchRelease release, TimeProvider time) : TaskEntity<DebounceState>
{
    /// <summary>Some stores count in whole seconds, and wake so much too early.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    /// <summary>An alarm that didn't ring so long after its time was lost.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(30);

    /// <summary>What entity keys must not hold.</summary>
    private static readonly char[] Forbidden = ['/', '\\', '#', '?'];

    public static EntityInstanceId IdOf(string key)
        => new(nameof(DebounceBatch), string.Concat(key.Select(letter => Forbidden.Contains(letter) || char.IsControl(letter) ? Uri.HexEscape((char)(letter & 0xff)) : letter.ToString())));

    [Function(nameof(DebounceBatch))]
    public static Task DispatchAsync([EntityTrigger] TaskEntityDispatcher dispatcher)
    {
        ArgumentNullException.ThrowIfNull(dispatcher);
        return dispatcher.DispatchAsync<DebounceBatch>();
    }

    /// <summary>Something was added to the batch.</summary>
    public void Extend(BatchNews news)
    {
        ArgumentNullException.ThrowIfNull(news);
        bool isFirst = State.NudgedJobId != news.JobId;
        State = State with { JobId = news.JobId, FireAt = news.FireAt, Count = news.Count, FirstTitle = news.FirstTitle, NudgedJobId = news.JobId };
        if (State.AlarmAt is not { } alarm || alarm > news.FireAt || time.GetUtcNow() > alarm + Overdue)
        {
            SetAlarm(news.FireAt);
        }

        if (isFirst)
        {
            Context.ScheduleNewOrchestration(nameof(NudgeServers), new NudgeInput(news.JobId), new StartOrchestrationOptions(NudgeServers.InstanceId(news.JobId)));
        }
    }

    /// <summary>The alarm rings.</summary>
    /// <param name="alarm">When it was set for; one that counts no more has another time.</param>
    public async Task Elapsed(DateTimeOffset alarm)
    {
        if (State is not { FireAt: { } fireAt, JobId: { } jobId } || State.AlarmAt != alarm)
        {
            return;
        }

        State = State with { AlarmAt = null };
        if (fireAt - Tolerance > time.GetUtcNow())
        {
            SetAlarm(fireAt);
            return;
        }

        switch (await release.ReleaseDueAsync(jobId, CancellationToken.None))
        {
            case ReleaseOutcome.NotDue later:
                State = State with { FireAt = later.FireAt };
                SetAlarm(later.FireAt);
                break;
            case ReleaseOutcome.Released:
                Context.SignalEntity(JobGate.Id, nameof(JobGate.Look));
                State = State with { FireAt = null };
                break;
            default:
                State = State with { FireAt = null };
                break;
        }
    }

    private void SetAlarm(DateTimeOffset at)
    {
        State = State with { AlarmAt = at };
        Context.SignalEntity(Context.Id, nameof(Elapsed), at, new SignalEntityOptions { SignalTime = at });
    }
}
