using System.Text.Json.Nodes;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>Schema 8: path mappings and excludes belong to a server. With several servers nobody can say to which, so they stay where they are.</summary>
internal sealed class GlobalMappingsMigration : ISettingsMigration
{
    private const string Mappings = "path_mappings";
    private const string Excludes = "exclude_paths";
    private const string RemoteList = "plex_videos_path_mapping";
    private const string LocalList = "plex_local_videos_path_mapping";

    public int Version => 8;

    public void Apply(JsonObject settings, MigrationContext context)
    {
        JsonObject[] servers = [.. ServerEntries.Of(settings)];
        if (servers is [var only])
        {
            Move(settings, only, Mappings);
            Move(settings, only, Excludes);
        }
        else if (settings[Mappings] is JsonArray { Count: > 0 } || settings[Excludes] is JsonArray { Count: > 0 })
        {
            context.Note($"There are {servers.Length} media servers, so the path mappings and excludes for all could not be given to one. Add them to the servers they are for.");
        }

        MoveLists(settings, context);
    }

    private static void Move(JsonObject settings, JsonObject server, string key)
    {
        if (settings[key] is JsonArray rows)
        {
            JsonArray target = RowsOf(server, key);
            foreach (JsonNode? row in rows)
            {
                target.Add(row?.DeepClone());
            }
        }

        settings.Remove(key);
    }

    /// <summary>The lists with semicolons are older than the rows, and count only where there are no rows.</summary>
    private static void MoveLists(JsonObject settings, MigrationContext context)
    {
        IReadOnlyList<PathMapping> old = PathMappingParser.FromLists(JsonText.Of(settings[RemoteList]), JsonText.Of(settings[LocalList]));
        if (old.Count > 0)
        {
            if ((ServerEntries.FirstEnabledPlex(settings) ?? ServerEntries.FirstPlex(settings)) is not { } plex)
            {
                context.Note("The old path mappings were kept as they are, because there is no Plex server that they could be given to.");
                return;
            }

            if (RowsOf(plex, Mappings).Count == 0)
            {
                plex[Mappings] = MappingRows.Of(old);
            }
        }

        settings.Remove(RemoteList);
        settings.Remove(LocalList);
    }

    private static JsonArray RowsOf(JsonObject server, string key)
    {
        if (server[key] is JsonArray rows)
        {
            return rows;
        }

        var made = new JsonArray();
        server[key] = made;
        return made;
    }
}
