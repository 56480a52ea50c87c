using System.Globalization;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Catalog;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Lookup;

/// <summary>Goes through whole libraries, the newest videos first, for any number of files at once.</summary>
internal sealed class LibraryWalk(ItemCalls items, TitlePass rows)
{
    private const int PageSize = 1000;

    /// <summary>Pages of one walk. Beyond that, what isn't found is not known to be missing, and the answer says so.</summary>
    private const int MostPages = 60;

    private static readonly TimeSpan PageDeadline = TimeSpan.FromMinutes(4);

    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    public async Task TryAsync(IReadOnlyList<WantedFile> wanted, CancellationToken cancellationToken)
    {
        int pages = 0;
        foreach (string? library in LibrariesOf(wanted))
        {
            WantedFile[] here = [.. wanted.Where(file => !file.IsCertain && (library is null || file.LibraryIds.Contains(library)))];
            pages += await WalkAsync(library, here, MostPages - pages, cancellationToken);
        }
    }

    /// <summary>The libraries that should hold the files; the whole server when one of them is in none.</summary>
    private static IEnumerable<string?> LibrariesOf(IReadOnlyList<WantedFile> wanted)
        => wanted.Any(file => file.LibraryIds.Count == 0) ? [null] : wanted.SelectMany<WantedFile, string?>(file => file.LibraryIds).Distinct();

    private async Task<int> WalkAsync(string? library, WantedFile[] wanted, int mostPages, CancellationToken cancellationToken)
    {
        int? start = 0;
        int pages = 0;
        int seen = 0;
        while (start is { } from && pages < mostPages && wanted.Any(file => !file.IsCertain))
        {
            var query = new ItemsQuery { ParentId = library, NewestFirst = true, StartIndex = from, Limit = PageSize, Deadline = PageDeadline };
            ItemsAnswer page = await items.QueryAsync(query, cancellationToken);
            foreach (WantedFile file in wanted.Where(file => !file.IsCertain))
            {
                await rows.ConsiderAsync(file, Alike(file, page.Items!), cancellationToken);
            }

            start = ItemListing.NextStart(from, page);
            seen += page.Items!.Count;
            pages++;
        }

        string scope = library is null ? "the server" : "its library";
        string count = string.Create(CultureInfo.InvariantCulture, $"{seen:N0}");
        foreach (WantedFile file in wanted)
        {
            file.Took(start is null || file.IsCertain ? $"looked through all {count} videos of {scope}" : $"looked through the newest {count} videos of {scope}, and it has more");
        }

        return pages;
    }

    /// <summary>Of a thousand rows those that are worth a closer look.</summary>
    private static ItemRow[] Alike(WantedFile file, IReadOnlyList<ItemRow> rows) => [.. rows.Where(row => row.Path is { Length: > 0 } path && file.MayBeVersionOf(path))];
}
