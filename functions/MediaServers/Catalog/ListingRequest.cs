using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Catalog;

/// <param name="Library">The library.</param>
/// <param name="Order">Which come first.</param>
/// <param name="AddedSince">Only what the server took up since then; null for everything.</param>
public sealed record ListingRequest(LibrarySettings Library, ItemOrder Order = ItemOrder.Natural, DateTimeOffset? AddedSince = null);

/// <summary>Which of a library's videos come first. In the API <c>newest</c>, <c>oldest</c>, <c>random</c>, and empty for natural.</summary>
public enum ItemOrder
{
    /// <summary>As the server lists them by itself.</summary>
    Natural,

    /// <summary>Last added first.</summary>
    Newest,

    /// <summary>First added first.</summary>
    Oldest,

    /// <summary>Shuffled over all libraries of a job, which spreads the load over disks; a listing by itself is in natural order.</summary>
    Random,
}
