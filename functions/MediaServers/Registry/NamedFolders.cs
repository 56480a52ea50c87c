using System.Text.Json.Nodes;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Registry;

/// <summary>Looks whether folders that an entry names are there. Those that were named before are not looked at: a disk that is away must not keep a name from being changed.</summary>
internal static class NamedFolders
{
    /// <summary>The first new folder that is wrong, with its key; null when none is.</summary>
    public static string? FirstProblem(JsonObject entry, JsonObject? stored)
    {
        HashSet<string> known = stored is null ? [] : [.. Of(stored).Select(named => named.Path)];
        return Of(entry).Where(named => !known.Contains(named.Path)).Select(Problem).FirstOrDefault(problem => problem is not null);
    }

    private static IEnumerable<Named> Of(JsonObject entry)
    {
        IEnumerable<Named> mapped = (entry["path_mappings"] as JsonArray ?? []).Select((row, index) => new Named($"path_mappings[{index}].local_prefix", Text(row, "local_prefix")));
        IEnumerable<Named> own = ServerTypes.Parse(entry.TextOf("type")) == ServerType.Folder
            ? (entry["libraries"] as JsonArray ?? []).SelectMany((library, index) => (library?["remote_paths"] as JsonArray ?? [])
                .Select(path => new Named($"libraries[{index}].remote_paths", path is JsonValue value && value.TryGetValue(out string? text) ? text.Trim() : "")))
            : [];
        return mapped.Concat(own)
            .Append(new Named("output.plex_config_folder", Text(entry["output"], "plex_config_folder")))
            .Append(new Named("output.jellyfin_config_folder", Text(entry["output"], "jellyfin_config_folder"), IsRequired: false))
            .Where(named => named.Path.Length > 0);
    }

    private static string? Problem(Named named)
    {
        if (!Path.IsPathFullyQualified(named.Path) || named.Path.Contains('\0', StringComparison.Ordinal))
        {
            return $"{named.Key} must be an absolute path, as this app sees it";
        }

        return !named.IsRequired || Directory.Exists(named.Path) ? null : $"{named.Key}: there is no folder {named.Path}. Is it mounted into this app?";
    }

    private static string Text(JsonNode? json, string key) => json is JsonObject members ? members.TextOf(key).Trim() : "";

    /// <param name="Key">Where it stands.</param>
    /// <param name="Path">Trimmed; empty for none.</param>
    /// <param name="IsRequired">False: it need not be there yet; the readiness checks tell when it isn't.</param>
    private sealed record Named(string Key, string Path, bool IsRequired = true);
}
