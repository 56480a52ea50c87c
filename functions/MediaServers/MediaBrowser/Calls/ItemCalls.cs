using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Calls;

/// <summary>The calls about items.</summary>
/// <param name="client">The server.</param>
/// <param name="userId">Whom to ask as, where it matters; null for an API key.</param>
internal sealed class ItemCalls(MediaBrowserClient client, string? userId)
{
    /// <summary>Most ids of one call; the address stays well below what servers take.</summary>
    public const int MostIds = 100;

    private const int EpisodesPage = 500;

    /// <summary>One page.</summary>
    /// <exception cref="MediaServerException">No answer that can be used.</exception>
    public async Task<ItemsAnswer> QueryAsync(ItemsQuery query, CancellationToken cancellationToken)
        => Checked(await client.ReadAsync(query.ToRequest(), MediaBrowserJson.Default.ItemsAnswer, cancellationToken));

    /// <summary>The items with these ids, a hundred a call. Ids that the server doesn't know are left out.</summary>
    /// <exception cref="MediaServerException">No answer that can be used.</exception>
    public async Task<IReadOnlyList<ItemRow>> ByIdsAsync(IEnumerable<string> ids, string fields, CancellationToken cancellationToken)
    {
        List<ItemRow> rows = [];
        foreach (string[] some in ids.Distinct(StringComparer.OrdinalIgnoreCase).Chunk(MostIds))
        {
            VendorRequest request = VendorRequest.Get("/Items").With("Ids", string.Join(',', some)).With("Fields", fields).With("UserId", userId);
            ItemsAnswer answer = Checked(await client.ReadAsync(request, MediaBrowserJson.Default.ItemsAnswer, cancellationToken));
            HashSet<string> asked = [.. some.Select(ItemIds.Normalize)];
            rows.AddRange(answer.Items!.Where(row => IsOneOf(row, asked)));
        }

        return rows;
    }

    /// <summary>The episodes of a show, all of them or those of one season.</summary>
    /// <exception cref="MediaServerException">No answer that can be used.</exception>
    public async Task<IReadOnlyList<ItemRow>> EpisodesAsync(string seriesId, int? season, CancellationToken cancellationToken)
    {
        List<ItemRow> episodes = [];
        ItemsAnswer answer;
        do
        {
            VendorRequest request = VendorRequest.Get($"/Shows/{Uri.EscapeDataString(seriesId)}/Episodes")
                .With("Fields", "Path,MediaSourceCount").With("Season", season).With("StartIndex", episodes.Count).With("Limit", EpisodesPage).With("UserId", userId);
            answer = Checked(await client.ReadAsync(request, MediaBrowserJson.Default.ItemsAnswer, cancellationToken));
            episodes.AddRange(answer.Items!);
        }
        while (answer.Items!.Count == EpisodesPage);

        return episodes;
    }

    /// <summary>A server that drops ids which it can't read, and then answers with its root, has said nothing of ours.</summary>
    private static bool IsOneOf(ItemRow row, HashSet<string> asked)
        => (row.Id is { } id && asked.Contains(ItemIds.Normalize(id))) || row.MediaSources?.Any(source => source.Id is { } version && asked.Contains(ItemIds.Normalize(version))) == true;

    private static ItemsAnswer Checked(ItemsAnswer answer) => answer.Items is null
        ? throw new UnexpectedAnswerException("The server answered a question for items with something that has no items. Check the address: is it this kind of server?")
        : answer with { Items = [.. answer.Items.Where(row => row is not null)] };
}
