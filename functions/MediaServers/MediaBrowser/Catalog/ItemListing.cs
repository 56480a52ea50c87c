using System.Globalization;
using System.Runtime.CompilerServices;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Catalog;

/// <summary>Reads a library page by page. A page that fails fails the listing: a part of a library must never pass for all of it.</summary>
internal sealed class ItemListing(ItemCalls items, ItemFiles files)
{
    private const int PageSize = 1000;

    /// <summary>For all tries of a page; a slow server takes its time for a thousand rows.</summary>
    private static readonly TimeSpan PageDeadline = TimeSpan.FromMinutes(4);

    /// <exception cref="MediaServerException">A page can't be had.</exception>
    public async IAsyncEnumerable<ItemPage> ReadAsync(ListingRequest request, string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int? start = cursor is null ? 0 : int.Parse(cursor, NumberStyles.None, CultureInfo.InvariantCulture);
        while (start is { } from)
        {
            ItemsAnswer answer = await items.QueryAsync(QueryOf(request, from), cancellationToken);
            IReadOnlyList<ItemRow> wanted = request.AddedSince is { } since ? [.. answer.Items!.Where(row => ItemFiles.AddedAt(row) >= since)] : answer.Items!;
            start = request.AddedSince is { } limit && ReachesBack(answer.Items!, limit) ? null : NextStart(from, answer);
            IReadOnlyList<ServerItem> page = await files.OfAsync(wanted, request.Library.Id, cancellationToken);
            yield return new ItemPage(page, start?.ToString(CultureInfo.InvariantCulture), answer.TotalRecordCount);
        }
    }

    /// <summary>Where the next page begins; null when this was the last. A server that gives fewer rows than asked for is asked on while it says that there are more.</summary>
    public static int? NextStart(int from, ItemsAnswer answer)
    {
        int end = from + answer.Items!.Count;
        bool isLast = answer.Items.Count == 0 || (answer.TotalRecordCount is > 0 and { } total ? end >= total : answer.Items.Count < PageSize);
        return isLast ? null : end;
    }

    private static bool ReachesBack(IReadOnlyList<ItemRow> rows, DateTimeOffset since) => rows.Any(row => ItemFiles.AddedAt(row) < since);

    /// <summary>What was added since a time is always read from the newest on, so that it ends where it gets too old.</summary>
    private static ItemsQuery QueryOf(ListingRequest request, int start) => new()
    {
        ParentId = request.Library.Id,
        Fields = "Path,MediaSourceCount,DateCreated",
        NewestFirst = request switch
        {
            { AddedSince: not null } or { Order: ItemOrder.Newest } => true,
            { Order: ItemOrder.Oldest } => false,
            _ => null,
        },
        StartIndex = start,
        Limit = PageSize,
        Deadline = PageDeadline,
    };
}
