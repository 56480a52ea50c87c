using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Catalog;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;
using PreviewForge.Previews.Mapping;
using PreviewForge.Previews.Mapping.Unicode;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Lookup;

/// <summary>Looks among the titles that begin like the file's folder: one call for a movie, two for an episode. Finding nothing proves nothing.</summary>
internal sealed class TitlePass(ItemCalls items, ItemFiles files)
{
    private const int MostTitles = 500;
    private const int MostEpisodes = 2000;
    private const int MostShows = 3;

    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    public async Task TryAsync(WantedFile wanted, CancellationToken cancellationToken)
    {
        string? library = wanted.LibraryIds is [var only] ? only : null;
        foreach (string word in TitleGuess.WordsOf(wanted.Candidates[0]).TakeWhile(_ => wanted.Item is null))
        {
            wanted.Took($"looked among the titles that begin with \"{word}\"");
            var query = new ItemsQuery { ParentId = library, Types = "Series,Movie", NameStartsWith = word, Limit = MostTitles };
            IReadOnlyList<ItemRow> titles = (await items.QueryAsync(query, cancellationToken)).Items!;
            await ConsiderAsync(wanted, [.. titles.Where(row => row.Type != "Series")], cancellationToken);
            foreach (ItemRow show in titles.Where(row => row.Type == "Series" && MayHold(row, wanted)).Take(MostShows).TakeWhile(_ => wanted.Item is null))
            {
                await LookIntoAsync(show, wanted, cancellationToken);
            }
        }
    }

    /// <summary>Takes rows into account, and of rows near the file their other versions.</summary>
    public async Task ConsiderAsync(WantedFile wanted, IReadOnlyList<ItemRow> rows, CancellationToken cancellationToken)
    {
        ItemRow[] near = [.. rows.Where(row => row.Path is { Length: > 0 } path && (!row.HasVersions || wanted.MayBeVersionOf(path)))];
        foreach (ServerItem file in await files.OfAsync(near, null, cancellationToken))
        {
            wanted.Consider(file);
        }
    }

    private async Task LookIntoAsync(ItemRow show, WantedFile wanted, CancellationToken cancellationToken)
    {
        var query = new ItemsQuery { ParentId = show.Id, Types = "Episode", Limit = MostEpisodes };
        await ConsiderAsync(wanted, (await items.QueryAsync(query, cancellationToken)).Items!, cancellationToken);
    }

    /// <summary>The show's folder is one of the file's folders, under whatever root.</summary>
    private static bool MayHold(ItemRow show, WantedFile wanted)
        => show is { Id: not null, Path: { Length: > 0 } path } && wanted.Candidates.SelectMany(PathTail.Folders).Any(folder => CanonicalText.AreEqual(folder, PathTail.FileName(path)));
}
