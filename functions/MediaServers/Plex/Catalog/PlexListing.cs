using System.Runtime.CompilerServices;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Plex.Wire;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Plex.Catalog;

/// <summary>Reads a section page by page. A page that fails ends the listing with an exception, never with what came before it.</summary>
internal sealed class PlexListing(PlexApi api, PlexSections sections)
{
    public async IAsyncEnumerable<ItemPage> ReadAsync(
        ListingRequest request, string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await TypeOfAsync(request.Library, cancellationToken) is not { } type)
        {
            yield break;
        }

        var query = new SectionQuery(request.Library.Id, type) { Order = request.Order, AddedSince = request.AddedSince };
        ListingCursor? next = ListingCursor.Parse(cursor);
        while (next is { } at)
        {
            (PlexPage page, ListingCursor here) = await PageAsync(query, at, cancellationToken);
            bool isPastWindow = here.IsNewestFirst && page.Rows is [.., { AddedAt: { } last }] && last < request.AddedSince?.ToUnixTimeSeconds();
            next = isPastWindow || page.Next is not { } start ? null : here with { Start = start };
            yield return new ItemPage(
                [.. page.Rows.Where(row => IsWanted(row, request.AddedSince)).SelectMany(row => PlexItems.FilesOf(row, request.Library.Id))], next?.ToString(), page.Total);
        }
    }

    /// <summary>A server that doesn't know the window of time is read newest first instead, until the window ends.</summary>
    private async Task<(PlexPage Page, ListingCursor At)> PageAsync(SectionQuery query, ListingCursor at, CancellationToken cancellationToken)
    {
        try
        {
            return (await api.PageAsync(at.IsNewestFirst ? NewestFirst(query) : query, at.Start, cancellationToken), at);
        }
        catch (UnexpectedAnswerException unknown) when (unknown.Status is >= 400 and not 404 && query.AddedSince is not null && at == ListingCursor.Beginning)
        {
            var again = new ListingCursor(0, IsNewestFirst: true);
            return (await api.PageAsync(NewestFirst(query), again.Start, cancellationToken), again);
        }
    }

    private static SectionQuery NewestFirst(SectionQuery query) => query with { AddedSince = null, Order = ItemOrder.Newest };

    /// <summary>What a library holds; the server is asked where the settings don't say.</summary>
    /// <exception cref="UnexpectedAnswerException">The server has no such library: it is not empty, it is gone.</exception>
    private async Task<VideoType?> TypeOfAsync(LibrarySettings library, CancellationToken cancellationToken)
    {
        if (VideoTypes.OfKind(library.Kind) is { } known)
        {
            return known;
        }

        if (library.Kind is not null)
        {
            return null;
        }

        IReadOnlyList<PlexSection> all = await sections.AllAsync(cancellationToken);
        return all.FirstOrDefault(section => section.Key == library.Id) is { } found
            ? found.Videos
            : throw new UnexpectedAnswerException($"Plex has no library {library.Id} ({library.Name}) any more. Refresh the server's libraries.");
    }

    /// <summary>A row without a date is in the window when the server says so.</summary>
    private static bool IsWanted(PlexMetadata row, DateTimeOffset? since) => since is not { } moment || row.AddedAt is not { } added || added >= moment.ToUnixTimeSeconds();
}
