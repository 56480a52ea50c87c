using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.MediaServers.Plex.Bundles;

/// <summary>Remembers hashes in the database, so that not even a restart makes a rescan ask for them again.</summary>
internal sealed class StoredBundleHashes(Database database) : IBundleHashes
{
    public async Task<IReadOnlyDictionary<BundleKey, string>> GetAsync(IReadOnlyCollection<BundleKey> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<BundleKey, string>();
        foreach (IGrouping<string, BundleKey> server in keys.GroupBy(key => key.ServerId))
        {
            HashSet<BundleKey> wanted = [.. server];
            foreach (BundleHashRow row in await RowsAsync(server.Key, [.. wanted.Select(key => key.PartId)], cancellationToken))
            {
                if (wanted.Contains(KeyOf(row)))
                {
                    found[KeyOf(row)] = row.Hash;
                }
            }
        }

        return found;
    }

    public Task PutAsync(IReadOnlyDictionary<BundleKey, string> hashes, CancellationToken cancellationToken) => hashes.Count == 0 ? Task.CompletedTask : database.WriteAsync(
        async context =>
        {
            foreach (IGrouping<string, KeyValuePair<BundleKey, string>> server in hashes.GroupBy(pair => pair.Key.ServerId))
            {
                string[] parts = [.. server.Select(pair => pair.Key.PartId)];
                await context.BundleHashes.Where(row => row.ServerId == server.Key && parts.Contains(row.PartId)).ExecuteDeleteAsync(cancellationToken);
                context.BundleHashes.AddRange(server.DistinctBy(pair => pair.Key.PartId).Select(pair => RowOf(pair.Key, pair.Value)));
            }

            return 0;
        },
        cancellationToken);

    private Task<List<BundleHashRow>> RowsAsync(string server, string[] parts, CancellationToken cancellationToken) => database.ReadAsync(
        context => context.BundleHashes.Where(row => row.ServerId == server && parts.Contains(row.PartId)).ToListAsync(cancellationToken), cancellationToken);

    private static BundleKey KeyOf(BundleHashRow row) => new(row.ServerId, row.PartId, row.File, row.Size);

    private static BundleHashRow RowOf(BundleKey key, string hash) => new() { ServerId = key.ServerId, PartId = key.PartId, File = key.File, Size = key.Size, Hash = hash };
}
