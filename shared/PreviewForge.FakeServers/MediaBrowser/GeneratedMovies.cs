using System.Globalization;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>
/// Any number of films that take no memory: each is made when it is asked for, always the same for the same number. The files
/// need not exist. Film 7 is <c>{location}/Film 000007 (1957)/Film 000007 (1957).mkv</c>; the first is the newest.
/// </summary>
/// <param name="library">The library; its first location holds the films.</param>
/// <param name="count">How many.</param>
/// <param name="newest">When the first was added; each next one minute earlier.</param>
/// <param name="idOf">The id of a path.</param>
internal sealed class GeneratedMovies(FakeLibrary library, int count, DateTimeOffset newest, Func<int, string> idOf)
{
    private const int FirstYear = 1950;
    private const int Years = 75;
    private const string Title = "Film ";
    private const int Digits = 6;

    private readonly string _location = library.Locations[0];

    public FakeLibrary Library => library;

    public int Count => count;

    public DateTimeOffset DateCreatedOf(int index) => newest - TimeSpan.FromMinutes(index);

    public static string NameOf(int index) => Title + index.ToString("D6", CultureInfo.InvariantCulture);

    public LibraryItem At(int index)
    {
        var name = NameOf(index);
        var year = FirstYear + (index % Years);
        var stem = string.Create(CultureInfo.InvariantCulture, $"{name} ({year})");
        var path = $"{_location}/{stem}/{stem}.mkv";
        var id = idOf(index);
        return new LibraryItem
        {
            Id = id,
            Kind = ItemKind.Movie,
            Name = name,
            LibraryId = library.Id,
            ParentId = library.Id,
            Path = path,
            ProductionYear = year,
            DateCreated = DateCreatedOf(index),
            Versions = [new MediaVersion { Id = id, Path = path, Size = 1_000_000_000 + index }],
        };
    }

    /// <summary>The film at a path of the server; null when it is none of these.</summary>
    public LibraryItem? FindByPath(string path) => IndexOf(path) is { } index ? At(index) : null;

    /// <summary>The number of the film at a path of the server; null when it is none of these.</summary>
    public int? IndexOf(string path)
    {
        var number = _location.Length + 1 + Title.Length;
        return path.Length >= number + Digits && int.TryParse(path.AsSpan(number, Digits), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < count && At(index).Path == path
            ? index
            : null;
    }
}
