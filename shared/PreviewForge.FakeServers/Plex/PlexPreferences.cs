using PreviewForge.FakeServers.Plex.Library;

namespace PreviewForge.FakeServers.Plex;

/// <summary>Preferences of the whole server.</summary>
public static class PlexPreferences
{
    /// <summary>React to file system events.</summary>
    public const string WatchesFolders = "FSEventLibraryUpdatesEnabled";

    /// <summary>Scan only the folder that changed.</summary>
    public const string ScansPartially = "FSEventLibraryPartialScanEnabled";

    /// <summary>Scan now and then.</summary>
    public const string ScansBySchedule = "ScheduledLibraryUpdatesEnabled";

    internal static IReadOnlyList<string> Writable { get; } = [WatchesFolders, ScansPartially, ScansBySchedule];

    internal static IReadOnlyList<PlexSetting> Usual { get; } =
    [
        new("FriendlyName", "") { Type = "text", Default = "" },
        new(WatchesFolders, true),
        new(ScansPartially, true),
        new(ScansBySchedule, true),
    ];
}
