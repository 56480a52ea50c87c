using System.Xml.Linq;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.Plex.Bundles;
using PreviewForge.Functions.MediaServers.Plex.Wire;

namespace PreviewForge.Functions.MediaServers.Plex;

/// <summary>Items and their files.</summary>
internal sealed partial class PlexApi
{
    /// <summary>One page of a section.</summary>
    /// <exception cref="UnexpectedAnswerException">Also for a page that can't be what was asked for: such a listing would look complete and isn't.</exception>
    public Task<PlexPage> PageAsync(SectionQuery query, int start, CancellationToken cancellationToken)
        => PageOfAsync($"/library/sections/{Uri.EscapeDataString(query.Section)}/all", query.ApplyTo, start, cancellationToken);

    /// <summary>The item; null when there is none.</summary>
    public async Task<PlexMetadata?> ItemAsync(RatingKey key, CancellationToken cancellationToken)
        => await OrNothingAsync(async () => (await GetAsync(VendorRequest.Get($"/library/metadata/{key}"), cancellationToken)).Rows.FirstOrDefault());

    /// <summary>Every episode of a show.</summary>
    public Task<IReadOnlyList<PlexMetadata>> LeavesAsync(RatingKey show, CancellationToken cancellationToken)
        => AllAsync($"/library/metadata/{show}/allLeaves", cancellationToken);

    /// <summary>The episodes of a season.</summary>
    public Task<IReadOnlyList<PlexMetadata>> ChildrenAsync(RatingKey season, CancellationToken cancellationToken)
        => AllAsync($"/library/metadata/{season}/children", cancellationToken);

    /// <summary>All parts of an item, with the hashes of those that Plex has analysed; null when there is no such item. Only XML tells them.</summary>
    public async Task<IReadOnlyList<BundlePart>?> TreeAsync(RatingKey key, CancellationToken cancellationToken)
    {
        VendorRequest request = await WithHeadersAsync(VendorRequest.Get($"/library/metadata/{key}/tree"), cancellationToken);
        XDocument? tree = await OrNothingAsync<XDocument>(async () => await Session.ReadXmlAsync(request, cancellationToken));
        return tree is null ? null : [.. tree.Descendants("MediaPart").Select(BundlePart.From).OfType<BundlePart>()];
    }

    private async Task<IReadOnlyList<PlexMetadata>> AllAsync(string path, CancellationToken cancellationToken)
    {
        List<PlexMetadata> rows = [];
        int? start = 0;
        while (start is { } next)
        {
            PlexPage page = await PageOfAsync(path, request => request, next, cancellationToken);
            rows.AddRange(page.Rows);
            start = page.Next;
        }

        return rows;
    }

    private async Task<PlexPage> PageOfAsync(string path, Func<VendorRequest, VendorRequest> query, int start, CancellationToken cancellationToken)
    {
        PlexContainer answer = await GetAsync(Page(query(VendorRequest.Get(path)), start), cancellationToken);
        int count = answer.Metadata?.Count ?? 0;
        if ((answer.Offset is { } offset && offset != start) || (count == 0 && answer.TotalSize > start))
        {
            throw new UnexpectedAnswerException($"{name} answered {path} with another page than the one that was asked for (from {start}). The listing is not complete; it is asked again later.");
        }

        return new PlexPage([.. answer.Rows], PlexPage.Behind(start, count, answer.TotalSize), answer.TotalSize) { LibraryId = answer.LibrarySectionId };
    }

    private static async Task<T?> OrNothingAsync<T>(Func<Task<T?>> ask)
        where T : class
    {
        try
        {
            return await ask();
        }
        catch (UnexpectedAnswerException gone) when (gone.Status == 404)
        {
            return null;
        }
    }
}
