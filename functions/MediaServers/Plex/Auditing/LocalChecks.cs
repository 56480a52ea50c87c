using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Previews.Mapping;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.Functions.MediaServers.Plex.Auditing;

/// <summary>What must be right on this machine. Folders are looked at; nothing is written to try.</summary>
internal static class LocalChecks
{
    public static ReadinessSection DataFolder(string folder)
    {
        (string current, string reason) = StateOf(folder);
        return new ReadinessSection("plex_config_folder", "Plex data folder", "plex-config-folder",
        [
            new ReadinessCheck
            {
                Id = "config_folder_writable",
                Label = "Plex's data folder can be written",
                DocsAnchor = "plex-config-folder",
                Explanation = "Plex shows the previews that lie in its own data folder, below <code>Media/localhost</code>.",
                Ok = reason.Length == 0,
                Severity = Severity.Critical,
                Current = current,
                Recommended = "writable",
                Reason = reason,
            },
        ]);
    }

    public static ReadinessSection Mappings(IReadOnlyList<PathMapping> mappings)
    {
        string[] local = [.. mappings.Select(mapping => mapping.LocalPrefix).Where(prefix => !string.IsNullOrWhiteSpace(prefix)).Distinct(StringComparer.Ordinal)];
        string[] broken = [.. local.Where(prefix => !Directory.Exists(prefix))];
        return new ReadinessSection("path_mappings", "Path mappings", "path-mappings",
        [
            new ReadinessCheck
            {
                Id = "path_mappings_valid",
                Label = "The folders of the path mappings are there",
                DocsAnchor = "path-mappings",
                Explanation = "A mapping that leads to no folder makes every video below it look missing.",
                Ok = broken.Length == 0,
                Severity = Severity.Recommended,
                Current = local.Length - broken.Length,
                Recommended = local.Length,
                Reason = broken.Length == 0 ? "" : $"Not there: {string.Join(", ", broken)}. Is the disk mounted into this app's container?",
                Meta = new JsonObject { ["broken"] = new JsonArray([.. broken.Select(prefix => JsonValue.Create(prefix))]) },
            },
        ]);
    }

    private static (string Current, string Reason) StateOf(string folder)
    {
        string target = Path.Combine(folder, "Media", "localhost");
        return folder switch
        {
            "" => ("unset", "No Plex data folder is set. Enter the folder that holds Media/localhost, as this app and the runner see it."),
            _ when !Directory.Exists(folder) => ("missing", $"{folder} is not a folder. Is Plex's data folder mounted into this app's container?"),
            _ when !Directory.Exists(target) => ("missing", $"{folder} holds no Media/localhost, so it is not the data folder of a Plex server that has analysed anything."),
            _ when !FolderAccess.CanWrite(target) => ("read-only", $"This app may not write to {target}. Mount it read-write, and give it to the user that the app runs as."),
            _ => ("writable", ""),
        };
    }
}
