using System.Collections.Concurrent;

namespace PreviewForge.Functions.MediaServers.Plex.Bundles;

/// <summary>Remembers hashes for as long as the app runs. When there are too many all are forgotten: they are only hints.</summary>
internal sealed class MemoryBundleHashes : IBundleHashes
{
    private const int Most = 200_000;
    private readonly ConcurrentDictionary<BundleKey, string> _hashes = new();

    public Task<IReadOnlyDictionary<BundleKey, string>> GetAsync(IReadOnlyCollection<BundleKey> keys, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyDictionary<BundleKey, string>>(keys.Distinct().Where(_hashes.ContainsKey).ToDictionary(key => key, key => _hashes.GetValueOrDefault(key, "")));

    public Task PutAsync(IReadOnlyDictionary<BundleKey, string> hashes, CancellationToken cancellationToken)
    {
        if (_hashes.Count + hashes.Count > Most)
        {
            _hashes.Clear();
        }

        foreach ((BundleKey key, string hash) in hashes)
        {
            _hashes[key] = hash;
        }

        return Task.CompletedTask;
    }
}
