using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using PreviewForge.Functions.Jobs.Running;

namespace PreviewForge.Functions.Jobs.Gate;

/// <summary>
/// The one gate that jobs come in by. Being an entity, it looks at one knock after the other, on whichever host.
/// <list type="table">
/// <item><term>open</term><description>slots are free: each <see cref="Look"/> lets the first of those in that wait, and starts or wakes its orchestration</description></item>
/// <item><term>full</term><description>as many jobs run as may: who ends knocks, and the next one comes in</description></item>
/// <item><term>closed</term><description><see cref="GateState.PausedBy"/> isn't empty: nobody is let in; whoever lifts the last reason knocks</description></item>
/// </list>
/// A knock that is lost is made good by the next one; there is one each minute.
/// </summary>
public sealed class JobGate(GateKeeper keeper) : TaskEntity<GateState>
{
    /// <summary>The only one.</summary>
    public static readonly EntityInstanceId Id = new(nameof(JobGate), "gate");

    [Function(nameof(JobGate))]
    public static Task DispatchAsync([EntityTrigger] TaskEntityDispatcher dispatcher)
    {
        ArgumentNullException.ThrowIfNull(dispatcher);
        return dispatcher.DispatchAsync<JobGate>();
    }

    /// <summary>
    /// Lets in who may come. A job that comes in for the first time gets its orchestration. One that had given its slot back has a living one, as a rule, which waits
    /// for <see cref="RunJob.Progress"/>: it is not started a second time, but told at once, by <see cref="WakeJobs"/>. The jobs' rows were marked before; what is lost with a crash
    /// here, start or news, is made good within a minute.
    /// </summary>
    public async Task Look()
    {
        GateLook look = await keeper.LookAsync(CancellationToken.None);
        foreach (Guid job in look.Started)
        {
            Context.ScheduleNewOrchestration(nameof(RunJob), new RunJobInput(job), new StartOrchestrationOptions(RunJob.InstanceId(job)));
        }

        if (look.Returned.Count > 0)
        {
            Context.ScheduleNewOrchestration(nameof(WakeJobs), new WakeJobsInput(look.Returned));
        }

        State = look.State;
    }
}
