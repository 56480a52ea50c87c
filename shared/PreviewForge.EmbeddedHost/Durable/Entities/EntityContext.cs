using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using PreviewForge.EmbeddedHost.Durable.History;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable.Entities;

/// <summary>Gathers what operations want done; it is done when their state is written, and not at all when they throw.</summary>
internal sealed class EntityContext(EntityInstanceId id, DataConverter converter, TimeProvider time) : TaskEntityContext
{
    private readonly List<Action<StoreTransaction>> _wishes = [];

    public override EntityInstanceId Id => id;

    /// <summary>How many wishes there are: a place to come back to.</summary>
    public int Mark => _wishes.Count;

    public override void SignalEntity(EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null)
    {
        Message signal = new(EntityTarget.Of(id), MessageKind.Signal)
        {
            Name = operationName,
            Body = converter.Serialize(input),
            Due = options?.SignalTime,
            Sender = Id.ToString(),
        };
        _wishes.Add(transaction => transaction.Send(signal));
    }

    public override string ScheduleNewOrchestration(TaskName name, object? input = null, StartOrchestrationOptions? options = null)
    {
        DateTimeOffset now = time.GetUtcNow();
        Instance instance = NewInstance.Of(name, converter.Serialize(input), options, now) with
        {
            Parent = new ParentLink(Id.ToString(), Id.Name, null, null),
        };
        _wishes.Add(transaction => StartUnlessAlive(transaction, instance, options?.StartAt));
        return instance.Id;
    }

    public void Forget(int mark) => _wishes.RemoveRange(mark, _wishes.Count - mark);

    public void Perform(StoreTransaction transaction) => _wishes.ForEach(wish => wish(transaction));

    /// <summary>An entity can't hear of a refusal: an instance that is under way stays as it is.</summary>
    private static void StartUnlessAlive(StoreTransaction transaction, Instance instance, DateTimeOffset? startAt)
    {
        if (!transaction.IsAlive(instance.Id))
        {
            transaction.Create(instance, startAt);
        }
    }
}
