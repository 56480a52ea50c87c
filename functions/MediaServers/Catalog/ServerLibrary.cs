namespace PreviewForge.Functions.MediaServers.Catalog;

/// <summary>A library as a server lists it.</summary>
/// <param name="Id">The server's id of it.</param>
/// <param name="Name">For people.</param>
/// <param name="RemotePaths">Its roots as the server sees them.</param>
/// <param name="Kind">The vendor's word for what is in it; null when it has none. Plex: <c>movie</c> or <c>episode</c>, else the section's type.</param>
/// <param name="Type">What <c>/api/libraries</c> calls its type, such as Plex's section type; null when there is none.</param>
/// <param name="Agent">Plex's metadata agent; empty for other vendors.</param>
public sealed record ServerLibrary(string Id, string Name, IReadOnlyList<string> RemotePaths, string? Kind, string? Type = null, string Agent = "");
