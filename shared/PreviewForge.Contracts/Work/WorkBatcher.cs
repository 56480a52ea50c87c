using System.Text.Json;

namespace PreviewForge.Contracts.Work;

/// <summary>Packs items into as few probe messages as the limits of a message allow, in order.</summary>
public static class WorkBatcher
{
    /// <param name="envelope">Everything of the messages but the items and the dispatch id.</param>
    /// <param name="items">The items.</param>
    /// <param name="nextDispatchId">Gives each message its id.</param>
    /// <exception cref="ArgumentException">An item alone is larger than a message may be.</exception>
    public static IEnumerable<ProbeWork> Pack(ProbeWork envelope, IEnumerable<WorkItem> items, Func<Guid> nextDispatchId)
    {
        var room = Wire.MaxMessageBytes - SizeOf(envelope with { Items = [] });
        var batch = new List<WorkItem>();
        var used = 0;
        foreach (var item in items)
        {
            var size = SizeOf(item, room);
            if (batch.Count == ProbeWork.MaxItems || used + size > room)
            {
                yield return envelope with { DispatchId = nextDispatchId(), Items = batch };
                (batch, used) = ([], 0);
            }

            batch.Add(item);
            used += size;
        }

        if (batch.Count > 0)
        {
            yield return envelope with { DispatchId = nextDispatchId(), Items = batch };
        }
    }

    private static int SizeOf(ProbeWork message) => JsonSerializer.SerializeToUtf8Bytes<WorkMessage>(message, Wire.Default.WorkMessage).Length;

    private static int SizeOf(WorkItem item, int room)
    {
        var size = JsonSerializer.SerializeToUtf8Bytes(item, Wire.Default.WorkItem).Length + 1; // The comma between items.
        return size <= room
            ? size
            : throw new ArgumentException($"Item {item.ItemId} takes {size} bytes; a message has room for {room}.", nameof(item));
    }
}
