namespace PreviewForge.Functions.MediaServers.Plex.Auditing;

/// <summary>A switch of the server that should be on.</summary>
/// <param name="Name">Plex's name of it.</param>
/// <param name="CheckId">Its readiness check.</param>
/// <param name="DocsAnchor">Where it is explained.</param>
/// <param name="Label">For people.</param>
/// <param name="Rationale">Why it should be on.</param>
internal sealed record PlexFlag(string Name, string CheckId, string DocsAnchor, string Label, string Rationale)
{
    public static IReadOnlyList<PlexFlag> All { get; } =
    [
        new("FSEventLibraryUpdatesEnabled", "fsevent_updates", "fsevent-updates", "Scan my library automatically",
            "While it is off, Plex learns of a new file only when it is told, or by its timer; until then there is no place for previews."),
        new("FSEventLibraryPartialScanEnabled", "fsevent_partial", "fsevent-partial", "Run a partial scan when changes are detected",
            "While it is off, one new file makes Plex scan the whole library."),
        new("ScheduledLibraryUpdatesEnabled", "scheduled_scan", "scheduled-scan", "Scan my library periodically",
            "It finds what was missed: network disks and restarts lose notices of new files."),
    ];

    /// <summary>Its place in the list.</summary>
    public int Order => All.TakeWhile(flag => flag.Name != Name).Count();
}
