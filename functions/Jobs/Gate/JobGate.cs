using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using PreviewForge.Functions.Jobs.Running;

namespace PreviewForge.Functions.Jobs.Gate;

/// <summary>
/// The one gate that jobs come in by. Being an entity, it looks at one knock after the other, on whichever host.
/// <list type="table">
/// <item><term>open</term><description>slots are free: each <see cref="Look"/> lets the first of those in that wait, and starts its orchestration</description></item>
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

    /// <summary>Lets in who may come. Jobs were marked as running before; one whose orchestration is lost with a crash here gets it within a minute.</summary>
    public async Task Look()
    {
        (IReadOnlyList<Guid> letIn, GateState seen) = await keeper.LookAsync(CancellationToken.None);
        foreach (Guid job in letIn)
        {
            Context.ScheduleNewOrchestration(nameof(RunJob), new RunJobInput(job), new StartOrchestrationOptions(RunJob.InstanceId(job)));
        }

        State = seen;
    }
}
