using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Registry;

/// <summary>What an entry must be before it is saved. Pure: no disk and no network is asked.</summary>
internal sealed class EntryRules(OutboundTargets targets)
{
    /// <summary>The first thing that is wrong, with its key; null when nothing is.</summary>
    public string? FirstProblem(JsonObject entry) => Problems(entry).FirstOrDefault();

    private IEnumerable<string> Problems(JsonObject entry)
    {
        if (ServerTypes.Parse(entry.TextOf("type")) is not { } type)
        {
            yield return entry["type"] is null ? "type is required" : "type must be plex, emby, jellyfin or folder";
            yield break;
        }

        if (entry.TextOf("name").Trim().Length == 0)
        {
            yield return "name is required";
        }

        if (type != ServerType.Folder && UrlProblem(entry.TextOf("url")) is { } badUrl)
        {
            yield return badUrl;
        }

        foreach (string problem in MappingProblems(entry).Concat(ExcludeProblems(entry)).Concat(StoredServers.Problems(entry)).Concat(OtherProblems(entry)))
        {
            yield return problem;
        }
    }

    private string? UrlProblem(string url)
    {
        if (url.Trim().Length == 0)
        {
            return "url is required";
        }

        return targets.WhyUnfit(url, out Uri? address) ?? (address!.Query.Length + address.Fragment.Length > 0 ? "url must not have a query or a fragment" : null);
    }

    private static IEnumerable<string> MappingProblems(JsonObject entry)
    {
        foreach ((JsonNode? row, int index) in (entry["path_mappings"] as JsonArray ?? []).Select((row, index) => (row, index)))
        {
            if (row is JsonObject mapping && (mapping.TextOf("remote_prefix").Trim().Length == 0 || mapping.TextOf("local_prefix").Trim().Length == 0))
            {
                yield return $"path_mappings[{index}] needs both remote_prefix and local_prefix";
            }
            else if (row is not JsonObject)
            {
                yield return $"path_mappings[{index}] must be an object";
            }
            else if (row["webhook_prefixes"] is not (null or JsonArray))
            {
                yield return $"path_mappings[{index}].webhook_prefixes must be a list";
            }
        }

        if (entry["path_mappings"] is not (null or JsonArray))
        {
            yield return "path_mappings must be a list";
        }
    }

    private static IEnumerable<string> ExcludeProblems(JsonObject entry)
    {
        foreach ((JsonNode? row, int index) in (entry["exclude_paths"] as JsonArray ?? []).Select((row, index) => (row, index)))
        {
            if (row is not JsonObject rule || rule.TextOf("value").Length == 0)
            {
                yield return $"exclude_paths[{index}] must be an object with a value";
            }
            else if (rule["type"] is not null && rule.TextOf("type") is not ("path" or "regex"))
            {
                yield return $"exclude_paths[{index}].type must be path or regex";
            }
        }
    }

    private static IEnumerable<string> OtherProblems(JsonObject entry)
    {
        MediaServerSettings? server = StoredServers.Read(entry);
        if (entry["timeout"] is JsonValue timeout && timeout.TryGetValue(out int seconds) && seconds == 0)
        {
            yield return "timeout must be a whole number from 1 to 3600";
        }

        if (server?.Libraries.Any(library => library.Id.Length == 0) == true)
        {
            yield return "libraries must have ids, as text";
        }

        if (server is { Type: ServerType.Folder, PlaybackPause: true })
        {
            yield return "playback_pause is for media servers: nobody watches at a folder";
        }

        if (server is { Type: ServerType.Folder, Output.Formats.Count: 0 })
        {
            yield return "output.formats must name at least one of bif, trickplay, webvtt";
        }
    }
}
