using Microsoft.DurableTask.Client;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

/// <summary>Forgets instances that have ended.</summary>
internal static class Purging
{
    /// <summary>In one transaction: a long one would keep the engine's steps waiting.</summary>
    private const int AtATime = 200;

    private static readonly OrchestrationRuntimeStatus[] Ended = [.. Enum.GetValues<OrchestrationRuntimeStatus>().Where(status => status.HasEnded())];

    public static IReadOnlyCollection<OrchestrationRuntimeStatus> EndedOnly(IEnumerable<OrchestrationRuntimeStatus>? statuses)
        => statuses is null ? Ended : [.. statuses.Where(status => status.HasEnded())];

    /// <returns>How many instances were forgotten.</returns>
    /// <exception cref="InvalidOperationException">The instance has not ended.</exception>
    public static int Purge(StoreTransaction transaction, string id, bool recursive)
    {
        if (InstanceRows.StatusOf(transaction.Session, id) is not { } status)
        {
            return 0;
        }

        if (!status.HasEnded())
        {
            throw new InvalidOperationException(
                $"Only orchestrations in a terminal state can be purged, but the orchestration with instance ID {id} has status {status}");
        }

        return ForgetWithChildren(transaction, id, recursive);
    }

    public static int PurgeSome(StoreTransaction transaction, InstanceFilter filter, bool recursive)
        => InstanceRows.List(transaction.Session, filter, null, AtATime).Sum(found => ForgetWithChildren(transaction, found.Id, recursive));

    private static int ForgetWithChildren(StoreTransaction transaction, string id, bool recursive)
    {
        if (InstanceRows.StatusOf(transaction.Session, id)?.HasEnded() != true)
        {
            return 0;
        }

        List<string> children = recursive ? InstanceRows.ChildrenOf(transaction.Session, id) : [];
        transaction.Forget(id);
        return 1 + children.Sum(child => ForgetWithChildren(transaction, child, recursive));
    }
}
