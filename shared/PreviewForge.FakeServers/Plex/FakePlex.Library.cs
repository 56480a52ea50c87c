using PreviewForge.FakeServers.Plex.Indexing;
using PreviewForge.FakeServers.Plex.Library;

namespace PreviewForge.FakeServers.Plex;

/// <summary>What stands in the libraries.</summary>
public sealed partial class FakePlex
{
    public void AddSection(PlexSection section) => Do(() => _state.Catalogue.Add(section));

    public void RemoveSection(string key) => Do(() => _state.Catalogue.Remove(key));

    /// <summary>Adds an item as it is. Ids that are 0 and a time of addition that isn't set are filled in.</summary>
    /// <returns>The item with its ids.</returns>
    /// <exception cref="ArgumentException">There is no such section, or the rating key is taken.</exception>
    public PlexItem Add(string sectionKey, PlexItem item) =>
        Do(() => _state.Catalogue.Add(sectionKey, item.AddedAt == default ? item with { AddedAt = Time.GetUtcNow() } : item));

    /// <summary>Adds an analysed movie of which each file is a version.</summary>
    public PlexItem AddMovie(string sectionKey, string title, int? year, params IEnumerable<string> files) => Add(sectionKey, PlexItem.Movie(title, year, files));

    /// <summary>Adds an analysed episode; its show and season come into being as they are needed.</summary>
    /// <param name="sectionKey">A section of shows.</param>
    /// <param name="show">Title of the show.</param>
    /// <param name="code">As in <c>S02E07</c>.</param>
    /// <param name="title">Title of the episode.</param>
    /// <param name="file">Path as the server sees it.</param>
    /// <exception cref="ArgumentException">There is no such section, or the code is none.</exception>
    public PlexItem AddEpisode(string sectionKey, string show, string code, string title, string file) => Do(() =>
    {
        if (FileTitle.Of(code) is not { Season: { } season, Episode: { } number })
        {
            throw new ArgumentException($"'{code}' is no code as in S02E07.", nameof(code));
        }

        return new EpisodePlace(_state.Catalogue, _state.Catalogue.Get(sectionKey), Time.GetUtcNow())
            .Put(new EpisodeName(show, season, number, title), new PlexMedia { Parts = [PlexPart.Analysed(file)] }, folder: null);
    });

    /// <summary>
    /// Adds so many analysed movies that are made only when they are asked for. Number n is
    /// <c>{folder}/Movie n (year)/Movie n (year).mkv</c>, n with six digits or more, the year from 1950 on.
    /// </summary>
    /// <param name="sectionKey">A section of movies.</param>
    /// <param name="folder">Path as the server sees it, without a slash at its end.</param>
    /// <param name="count">How many.</param>
    public void AddMovies(string sectionKey, string folder, int count) =>
        Do(() => _state.Catalogue.Generate(sectionKey, folder, count, Time.GetUtcNow() - TimeSpan.FromMinutes(count)));

    /// <summary>An item by its key; null when there is none.</summary>
    public PlexItem? Find(int ratingKey) => Do(() => _state.Catalogue.Find(ratingKey)?.Item);

    /// <summary>The item that has a file, by the path that the server sees; null when there is none.</summary>
    public PlexItem? FindFile(string file) => Do(() => _state.Catalogue.FindFile(file));

    /// <summary>Takes the place of the item with the same key.</summary>
    public PlexItem Change(PlexItem item) => Do(() => _state.Catalogue.Change(item));

    public void Remove(int ratingKey) => Do(() => _state.Catalogue.Remove(ratingKey));

    private void Do(Action action)
    {
        lock (Gate)
        {
            action();
        }
    }

    private T Do<T>(Func<T> action)
    {
        lock (Gate)
        {
            return action();
        }
    }
}
