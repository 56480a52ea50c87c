using System.Globalization;

namespace PreviewForge.FakeServers.Plex.Library;

/// <summary>Very many movies, each made when it is asked for. Number n is <c>{folder}/Movie n (year)/Movie n (year).mkv</c>.</summary>
/// <param name="folder">Path as the server sees it.</param>
/// <param name="firstKey">Rating key, media id and part id of the first movie; the others follow.</param>
/// <param name="count">How many.</param>
/// <param name="addedAt">When the first was added; each other a minute after the one before.</param>
internal sealed class GeneratedMovies(string folder, int firstKey, int count, DateTimeOffset addedAt) : IShelf
{
    private const int FirstYear = 1950;
    private const int Years = 70;
    private readonly Dictionary<int, PlexItem> _changed = [];

    public PlexItem this[int index] => _changed.TryGetValue(index, out var item) ? item : Make(index);

    public IEnumerable<int> OfType(PlexItemType type) => type is PlexItemType.Movie ? Enumerable.Range(0, count) : [];

    public string TitleAt(int index) => _changed.TryGetValue(index, out var item) ? item.Title : Title(index);

    public DateTimeOffset AddedAtOf(int index) => addedAt + TimeSpan.FromMinutes(index);

    public IEnumerable<int> WithFileName(string name) =>
        name.Split(' ') is ["Movie", var digits, ..] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= count && name == $"{Label(number - 1)}.mkv"
            ? [number - 1]
            : [];

    public PlexItem? Find(int ratingKey) => ratingKey >= firstKey && ratingKey - firstKey < count ? this[ratingKey - firstKey] : null;

    public PlexItem? FindByPart(int partId) => Find(partId);

    public void Replace(PlexItem item) => _changed[item.RatingKey - firstKey] = item;

    public void Remove(int ratingKey) => throw new InvalidOperationException("Generated movies can't be taken away; add by hand what shall vanish.");

    private static int YearOf(int index) => FirstYear + (index % Years);

    private static string Title(int index) => $"Movie {index + 1:D6}";

    private static string Label(int index) => $"{Title(index)} ({YearOf(index)})";

    private PlexItem Make(int index) => PlexItem.Movie(Title(index), YearOf(index)) with
    {
        RatingKey = firstKey + index,
        AddedAt = AddedAtOf(index),
        Media =
        [
            new PlexMedia { Id = firstKey + index, Parts = [PlexPart.Analysed($"{folder}/{Label(index)}/{Label(index)}.mkv") with { Id = firstKey + index }] },
        ],
    };
}
