using PreviewForge.Functions.MediaServers.Plex.Wire;

namespace PreviewForge.Functions.MediaServers.Plex;

/// <param name="Rows">The items of the page.</param>
/// <param name="Next">Where the next page begins; null behind the last.</param>
/// <param name="Total">Rows of the whole listing; null when the server doesn't say.</param>
internal sealed record PlexPage(IReadOnlyList<PlexMetadata> Rows, int? Next, int? Total)
{
    /// <summary>The section; null when the answer didn't say.</summary>
    public string? LibraryId { get; init; }

    /// <summary>
    /// A server that counts is believed. One that doesn't has a next page unless this one was empty, or longer than asked for: then it knows no pages,
    /// and has said everything.
    /// </summary>
    public static int? Behind(int start, int count, int? total) => total is { } all
        ? start + count < all ? start + count : null
        : count is > 0 and <= PlexApi.PageSize ? start + count : null;
}
