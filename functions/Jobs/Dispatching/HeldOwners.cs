using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Dispatching;

/// <summary>Servers that are held, and the videos that they own: one of several owners is enough.</summary>
internal sealed class HeldOwners(IReadOnlyList<HeldServer> servers)
{
    /// <summary>Ids as they stand in <see cref="JobItemRow.Owners"/>, quotation marks included, so that no id is found within another.</summary>
    private readonly string[] _ids = [.. servers.Select(server => RowJson.Write(server.Id))];

    public bool IsEmpty => _ids.Length == 0;

    /// <summary>Items that no held server owns.</summary>
    public IQueryable<JobItemRow> Leave(IQueryable<JobItemRow> items) => _ids.Aggregate(items, (left, id) => left.Where(item => !item.Owners.Contains(id)));

    /// <summary>True when one of them owns the videos that have these owners.</summary>
    /// <param name="owners">As in <see cref="JobItemRow.Owners"/>.</param>
    public bool Own(string owners) => _ids.Any(id => owners.Contains(id, StringComparison.Ordinal));
}
