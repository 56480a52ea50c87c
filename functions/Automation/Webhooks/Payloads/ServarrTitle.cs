using System.Text.Json;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>The title in a payload of Sonarr, Radarr or Sportarr.</summary>
internal static class ServarrTitle
{
    /// <summary>The film, or the show with its episodes, such as <c>Tidepool S01E05, S01E06</c>.</summary>
    public static string Of(JsonElement root, Sender sender)
    {
        string? title = root.Object("movie").Text("title") ?? root.Object("series").Text("title");
        if (sender != Sender.Radarr)
        {
            title ??= root.Text("eventTitle") ?? root.Text("instanceName");
        }

        return ShownText.Title((title ?? "Unknown") + Episodes(root)) ?? "Unknown";
    }

    /// <summary>A body may hold ten thousand; a title may not.</summary>
    private static string Episodes(JsonElement root)
    {
        string codes = string.Join(", ", root.Objects("episodes")
            .Select(episode => EpisodeCode.Of(episode.Number("seasonNumber"), episode.Number("episodeNumber")))
            .OfType<string>()
            .Take(ShownText.LongestTitle / 6));
        return codes.Length > 0 ? $" {codes}" : "";
    }
}
