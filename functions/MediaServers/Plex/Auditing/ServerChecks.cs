using PreviewForge.Functions.MediaServers.Auditing;

namespace PreviewForge.Functions.MediaServers.Plex.Auditing;

/// <summary>Whether the server answers, and which one it is.</summary>
internal static class ServerChecks
{
    /// <param name="failure">Why it doesn't answer; null when it does.</param>
    public static ReadinessSection Connection(string? failure) => new("connection", "Connection", "connection",
    [
        new ReadinessCheck
        {
            Id = "reachable",
            Label = "The server answers",
            DocsAnchor = "connection",
            Explanation = "Without an answer nothing else can be checked, and no video can be planned.",
            Ok = failure is null,
            Severity = Severity.Critical,
            Current = failure is null ? "reachable" : "unreachable",
            Recommended = "reachable",
            Reason = failure ?? "",
        },
    ]);

    public static ReadinessSection Version(string? version) => new("version", "Version", "version",
    [
        new ReadinessCheck
        {
            Id = "server_version",
            Label = "Version of the server",
            DocsAnchor = "version",
            Ok = true,
            Severity = Severity.Info,
            Current = version ?? "unknown",
        },
    ]);
}
