using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Libraries;

/// <param name="Id">The server's id of it.</param>
/// <param name="Name">For people.</param>
/// <param name="Type">Plex: the section's type; other vendors: what is in it.</param>
/// <param name="Agent">Plex's metadata agent; empty for other vendors.</param>
/// <param name="DisplayType">The type as it is shown.</param>
/// <param name="ServerId">Null for a server that is not saved yet.</param>
/// <param name="ServerName">Null for a server that is not saved yet.</param>
/// <param name="ServerType">The vendor.</param>
public sealed record LibraryRow(string Id, string Name, string Type, string Agent, string DisplayType, string? ServerId, string? ServerName, string ServerType)
{
    internal static LibraryRow Of(ServerLibrary library, MediaServerSettings server, bool isSaved)
    {
        string type = library.Type ?? library.Kind ?? "";
        return new LibraryRow(
            library.Id, library.Name, type, library.Agent, DisplayTypeOf(type, library.Agent), isSaved ? server.Id : null, isSaved ? server.Name : null, server.Type.Text());
    }

    /// <summary>Plex has no types of its own for sports and home videos; the agent tells.</summary>
    private static string DisplayTypeOf(string type, string agent) => (type, agent) switch
    {
        ("show", _) when agent.Contains("sportarr", StringComparison.OrdinalIgnoreCase) || agent.Contains("sportscanner", StringComparison.OrdinalIgnoreCase) => "sports",
        ("movie", "com.plexapp.agents.none") => "other_videos",
        _ => type,
    };
}
