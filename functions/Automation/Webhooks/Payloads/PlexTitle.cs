using System.Globalization;
using System.Text.Json;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>The title of an item that Plex announces.</summary>
internal static class PlexTitle
{
    /// <returns><c>Show - S01E02 - Name</c>, <c>Show - Season</c>, <c>Movie (Year)</c>, or what there is of it.</returns>
    public static string Of(JsonElement item)
    {
        string? title = item.Text("title");
        string? full = item.Text("type") switch
        {
            "episode" when item.Text("grandparentTitle") is { } show && EpisodeCode.Of(item.Number("parentIndex"), item.Number("index")) is { } code
                => IsTelling(title, item.Number("index")) ? $"{show} - {code} - {title}" : $"{show} - {code}",
            "season" when item.Text("parentTitle") is { } show && title is not null => $"{show} - {title}",
            "movie" when title is not null && item.Number("year") is { } year => string.Create(CultureInfo.InvariantCulture, $"{title} ({year})"),
            _ => title,
        };
        return ShownText.Title(full) ?? "Plex item";
    }

    /// <summary>Plex calls an episode by its number when nobody knows its name.</summary>
    private static bool IsTelling(string? title, int? number)
        => title is not null && !string.Equals(title, string.Create(CultureInfo.InvariantCulture, $"Episode {number}"), StringComparison.OrdinalIgnoreCase);
}
