using PreviewForge.FakeServers.Plex.Library;

namespace PreviewForge.FakeServers.Plex.Indexing;

/// <param name="Show">Title of the show.</param>
/// <param name="Season">Number of the season.</param>
/// <param name="Number">Number within the season.</param>
/// <param name="Title">Title of the episode.</param>
internal sealed record EpisodeName(string Show, int Season, int Number, string Title);

/// <summary>Puts episodes where they belong; shows and seasons come into being as they are needed.</summary>
internal sealed class EpisodePlace(PlexCatalogue catalogue, SectionState section, DateTimeOffset now)
{
    /// <summary>A further version when the episode is there.</summary>
    /// <param name="name">Which episode.</param>
    /// <param name="media">Its file.</param>
    /// <param name="folder">The show's folder; null adds none.</param>
    public PlexItem Put(EpisodeName name, PlexMedia media, string? folder)
    {
        var show = Show(name.Show, folder);
        var season = Season(show, name.Season);
        var there = section.Below(season.RatingKey, PlexItemType.Episode).FirstOrDefault(item => item.Index == name.Number);
        return there is not null
            ? catalogue.Change(there with { Media = [.. there.Media, media] })
            : Add(new PlexItem
            {
                Type = PlexItemType.Episode,
                Title = name.Title,
                ShowTitle = show.Title,
                ParentKey = season.RatingKey,
                GrandparentKey = show.RatingKey,
                ParentIndex = name.Season,
                Index = name.Number,
                Media = [media],
            });
    }

    private PlexItem Show(string title, string? folder)
    {
        var show = section.Stored.Items.FirstOrDefault(item => item.Type is PlexItemType.Show && item.Title == title)
            ?? Add(new PlexItem { Type = PlexItemType.Show, Title = title });
        return folder is null || show.Folders.Contains(folder) ? show : catalogue.Change(show with { Folders = [.. show.Folders, folder] });
    }

    private PlexItem Season(PlexItem show, int number) =>
        section.Below(show.RatingKey, PlexItemType.Season).FirstOrDefault(item => item.Index == number)
        ?? Add(new PlexItem { Type = PlexItemType.Season, Title = $"Season {number}", ShowTitle = show.Title, ParentKey = show.RatingKey, Index = number });

    private PlexItem Add(PlexItem item) => catalogue.Add(section.Section.Key, item with { AddedAt = now });
}
