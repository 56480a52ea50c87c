using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Probing;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Audits;

/// <summary>Checks everything that must be right before a server shows previews.</summary>
public sealed class ReadinessAudits(ServerAccess servers)
{
    /// <exception cref="ApiException">404, 409, 400.</exception>
    public async Task<JsonObject> CheckAsync(string id, CancellationToken cancellationToken)
    {
        OpenServer server = servers.Open(id, new JsonObject { ["overall_ok"] = false, ["sections"] = new JsonArray() });
        ReadinessReport report = server.Connection.Readiness is { } audit
            ? await audit.CheckAsync(cancellationToken)
            : await CheckPlainAsync(server, cancellationToken);
        return ReadinessView.Of(report, server.Settings.HealthDismissals);
    }

    /// <summary>Of a server without audit all that can be said is whether it is there.</summary>
    private static async Task<ReadinessReport> CheckPlainAsync(OpenServer server, CancellationToken cancellationToken)
    {
        string reason = "";
        try
        {
            await server.Connection.Probe.AskAsync(cancellationToken);
        }
        catch (MediaServerException failure)
        {
            reason = failure.Message;
        }

        bool isOk = reason.Length == 0;
        var check = new ReadinessCheck
        {
            Id = "reachable",
            Label = "Reachable",
            DocsAnchor = "connection",
            Ok = isOk,
            Severity = isOk ? Severity.Info : Severity.Critical,
            Current = isOk ? "reachable" : "unreachable",
            Recommended = "reachable",
            Reason = reason,
        };
        return new ReadinessReport(server.Settings.Type.Text(), [new ReadinessSection("connection", "Connection", "connection", [check])]);
    }
}
