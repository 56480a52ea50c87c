using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;
using PreviewForge.EmbeddedHost.Durable.Entities;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable.Client;

/// <summary>The entities' part of the client.</summary>
internal sealed class EmbeddedEntityClient(DurableEngine engine, DataConverter converter) : DurableEntityClient(string.Empty)
{
    public override Task SignalEntityAsync(
        EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null, CancellationToken cancellation = default)
        => SignalAsync(id, operationName, converter.Serialize(input), options?.SignalTime, cancellation);

    /// <summary>Sends an operation with an input that is JSON already.</summary>
    public Task SignalAsync(EntityInstanceId id, string operation, string? input, DateTimeOffset? due, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ArgumentException.ThrowIfNullOrEmpty(operation);
        Message signal = new(EntityTarget.Of(id), MessageKind.Signal) { Name = operation, Body = input, Due = due };
        return engine.Store.WriteAsync(transaction => transaction.Send(signal));
    }

    public override Task<EntityMetadata?> GetEntityAsync(EntityInstanceId id, bool includeState = true, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(engine.Store.Read(session => EntityRows.Find(session, id.ToString()) is { State: not null } found
            ? Describe(session, found, includeState)
            : null));
    }

    public override async Task<EntityMetadata<T>?> GetEntityAsync<T>(EntityInstanceId id, bool includeState = true, CancellationToken cancellation = default)
        => await GetEntityAsync(id, includeState, cancellation) is { } found ? Typed<T>(found) : null;

    public override AsyncPageable<EntityMetadata> GetAllEntitiesAsync(EntityQuery? filter = null)
        => List(filter ?? new EntityQuery(), metadata => metadata);

    public override AsyncPageable<EntityMetadata<T>> GetAllEntitiesAsync<T>(EntityQuery? filter = null)
        => List(filter ?? new EntityQuery(), Typed<T>);

    private AsyncPageable<TItem> List<TItem>(EntityQuery query, Func<EntityMetadata, TItem> convert)
        where TItem : notnull
    {
        EntityFilter wanted = new(Normalise(query.InstanceIdStartsWith), query.LastModifiedFrom, query.LastModifiedTo, query.IncludeTransient);
        return Pageable.Create<TItem>((token, size, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            int limit = Math.Max(1, size ?? query.PageSize ?? EntityQuery.DefaultPageSize);
            return Task.FromResult(engine.Store.Read(session =>
            {
                List<Entity> rows = EntityRows.List(session, wanted, token ?? query.ContinuationToken, limit);
                IReadOnlyList<TItem> page = [.. rows.Select(row => convert(Describe(session, row, query.IncludeState)))];
                return new Page<TItem>(page, rows.Count == limit ? rows[^1].Id : null);
            }));
        });
    }

    /// <summary>Names are stored in lower case, keys as they are.</summary>
    private static string? Normalise(string? prefix)
    {
        if (string.IsNullOrEmpty(prefix))
        {
            return null;
        }

        string text = prefix[0] == '@' ? prefix : $"@{prefix}";
        int key = text.IndexOf('@', 1);
        return key < 0 ? text.ToLowerInvariant() : text[..key].ToLowerInvariant() + text[key..];
    }

    private EntityMetadata Describe(SqlSession session, Entity entity, bool includeState)
        => new(EntityInstanceId.FromString(entity.Id), includeState && entity.State is { } state ? new SerializedData(state, converter) : null)
        {
            LastModifiedTime = entity.Updated,
            BacklogQueueSize = MessageRows.CountDue(session, entity.Id),
            LockedBy = entity.LockedBy,
        };

    private static EntityMetadata<T> Typed<T>(EntityMetadata metadata)
        => new(metadata.Id, metadata.IncludesState ? metadata.State.ReadAs<T>() : default, metadata.IncludesState)
        {
            LastModifiedTime = metadata.LastModifiedTime,
            BacklogQueueSize = metadata.BacklogQueueSize,
            LockedBy = metadata.LockedBy,
        };
}
