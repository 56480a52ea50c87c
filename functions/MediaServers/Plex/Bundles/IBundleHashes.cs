namespace PreviewForge.Functions.MediaServers.Plex.Bundles;

/// <summary>
/// Hashes that Plex servers once told, so that a rescan asks for none again: a listing doesn't hold them, and each costs a call. What is remembered is
/// a hint and may be forgotten at any time; after a write the server is asked whether it still holds.
/// </summary>
public interface IBundleHashes
{
    /// <summary>What is known of these parts; those that aren't known are left out. At most one batch of videos (200) is asked for at once.</summary>
    Task<IReadOnlyDictionary<BundleKey, string>> GetAsync(IReadOnlyCollection<BundleKey> keys, CancellationToken cancellationToken);

    /// <summary>Remembers hashes; what was known under the same keys is replaced.</summary>
    Task PutAsync(IReadOnlyDictionary<BundleKey, string> hashes, CancellationToken cancellationToken);
}

/// <summary>One file as one server knows it. A replaced file has another size, and so another key.</summary>
/// <param name="ServerId">Our id of the server.</param>
/// <param name="PartId">Plex's id of the part.</param>
/// <param name="File">The file as Plex sees it.</param>
/// <param name="Size">Its bytes.</param>
public sealed record BundleKey(string ServerId, string PartId, string File, long Size);
