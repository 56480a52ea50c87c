namespace PreviewForge.Functions.MediaServers;

/// <summary>
/// Paths below <c>/api/servers</c>. The official host takes the first function that fits, whatever is more special, so an id is kept apart from its
/// literal neighbours by a constraint.
/// </summary>
internal static class ServerRoutes
{
    public const string All = "api/servers";

    public const string Owners = $"{All}/owners";

    public const string TestCandidate = $"{All}/test-connection";

    public const string One = $"{All}/{{id:regex(^(?!(owners|test-connection|auth)$))}}";

    public const string Enabled = $"{One}/enabled";

    public const string Test = $"{One}/test-connection";

    public const string RefreshLibraries = $"{One}/refresh-libraries";

    public const string OutputStatus = $"{One}/output-status";

    public const string Health = $"{One}/health-check";

    public const string ApplyHealth = $"{Health}/apply";

    public const string Extraction = $"{One}/vendor-extraction";

    public const string ExtractionStatus = $"{Extraction}/status";

    public const string ScheduledTrickplay = $"{One}/scheduled-trickplay";

    public const string Readiness = $"{One}/previews-readiness";

    public const string Dismiss = $"{Readiness}/dismiss";

    public const string Undismiss = $"{Readiness}/undismiss";

    public const string TrickplayReadiness = $"{One}/trickplay-readiness";

    public const string TrickplayFixAll = $"{One}/trickplay-fix-all";

    public const string SyncTrickplayOptions = $"{One}/trickplay-options/sync";

    public const string InstallPlugin = $"{One}/install-plugin";

    public const string UninstallPlugin = $"{One}/uninstall-plugin";

    public const string EmbyPassword = $"{All}/auth/emby/password";

    public const string JellyfinPassword = $"{All}/auth/jellyfin/password";

    public const string QuickConnectInitiate = $"{All}/auth/jellyfin/quick-connect/initiate";

    public const string QuickConnectPoll = $"{All}/auth/jellyfin/quick-connect/poll";

    public const string QuickConnectExchange = $"{All}/auth/jellyfin/quick-connect/exchange";

    /// <summary>What can't be the id of a server, because it is a path of its own.</summary>
    public static IReadOnlyList<string> Reserved { get; } = ["owners", "test-connection", "auth"];
}
