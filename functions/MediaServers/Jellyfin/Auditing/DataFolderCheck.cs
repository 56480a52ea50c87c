using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Previews.Naming;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Auditing;

/// <summary>Whether tiles can be written into Jellyfin's data folder. Rights are asked for; nothing is written to try.</summary>
internal static class DataFolderCheck
{
    private static readonly string[] Marks = ["plugins", "config", ".jellyfin-data", "system.xml"];

    /// <param name="folder">As app and runner see it; empty when it isn't set.</param>
    /// <param name="trickplayRoot">Where the server keeps tiles, from that folder; null when nobody says.</param>
    public static ReadinessCheck Of(string folder, string? trickplayRoot)
    {
        (string state, string reason) = Judge(folder, trickplayRoot ?? TrickplayFolder.DefaultRoot);
        return new ReadinessCheck
        {
            Id = "config_folder_writable",
            Label = "Jellyfin's data folder can be written",
            DocsAnchor = "jellyfin-config-folder",
            Explanation = "The tiles go where Jellyfin keeps its own.",
            Ok = reason.Length == 0,
            Severity = Severity.Critical,
            Current = state,
            Recommended = "writable",
            Reason = reason,
        };
    }

    private static (string State, string Reason) Judge(string folder, string root) => folder switch
    {
        "" => ("unset", "The settings don't say where Jellyfin's data folder is. Enter it."),
        _ when !Directory.Exists(folder) => ("missing", "The folder is not there. Is it mounted into this app?"),
        _ when !LooksRight(folder, root) => ("wrong folder", "Nothing in the folder is Jellyfin's. It must be the one that holds data, plugins and config."),
        _ when !FolderAccess.CanWrite(folder) => ("read-only", "This app may not write into the folder. Mount it writable, and check its owner."),
        _ => ("writable", ""),
    };

    private static bool LooksRight(string folder, string root)
        => Marks.Prepend(root.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries) is [var first, ..] && first != ".." ? first : "data").Any(name => Path.Exists(Path.Combine(folder, name)));
}
