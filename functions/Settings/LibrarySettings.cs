namespace PreviewForge.Functions.Settings;

/// <param name="Id">The server's id of the library.</param>
/// <param name="Name">For people.</param>
/// <param name="RemotePaths">Its roots as the server sees them.</param>
/// <param name="Enabled">False: its videos get nothing.</param>
/// <param name="Kind">The vendor's word for what is in it, such as <c>movie</c> or <c>tvshows</c>; null when it has none.</param>
public sealed record LibrarySettings(string Id, string Name, IReadOnlyList<string> RemotePaths, bool Enabled, string? Kind = null);
