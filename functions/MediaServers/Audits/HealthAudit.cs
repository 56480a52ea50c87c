using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Probing;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Audits;

/// <summary>Checks the switches of a server and sets them.</summary>
public sealed class HealthAudit(ServerAccess servers)
{
    /// <exception cref="ApiException">404, 409; 400 for a server without switches.</exception>
    /// <exception cref="MediaServerException">It can't be asked: that is not to be taken for health.</exception>
    public async Task<HealthAnswer> CheckAsync(string id, CancellationToken cancellationToken)
    {
        OpenServer server = servers.Open(id);
        IReadOnlyList<HealthIssue> issues = await FlagsOf(server).CheckAsync(cancellationToken);
        return new HealthAnswer(server.Settings.Type.Text(), issues);
    }

    /// <exception cref="ApiException">404, 409; 400 for a body that is wrong in any part: then nothing was set.</exception>
    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    public async Task<AppliedAnswer> ApplyAsync(string id, JsonObject body, CancellationToken cancellationToken)
    {
        IServerFlags flags = FlagsOf(servers.Open(id));
        IReadOnlyDictionary<string, string> results = HealthChange.From(body, flags.Definitions) switch
        {
            HealthChange.Explicit { Changes.Count: 0 } => new Dictionary<string, string>(),
            HealthChange.Explicit wanted => await flags.ApplyAsync(wanted.Changes, cancellationToken),
            HealthChange.Recommended wanted => await flags.ApplyRecommendedAsync(wanted.Only, cancellationToken),
            _ => throw new InvalidOperationException("There is no other change."),
        };
        return new AppliedAnswer(results);
    }

    private static IServerFlags FlagsOf(OpenServer server) => server.Need(server.Connection.Flags, "settings to check");
}

/// <param name="Vendor">Type of the server.</param>
/// <param name="Issues">The switches that stand wrong.</param>
public sealed record HealthAnswer(string Vendor, IReadOnlyList<HealthIssue> Issues)
{
    public int IssueCount => Issues.Count;

    public int FixableCount => Issues.Count(issue => issue.Fixable);
}

/// <param name="Results">By library and switch: <c>ok</c> or a reason.</param>
public sealed record AppliedAnswer(IReadOnlyDictionary<string, string> Results)
{
    /// <summary>True also when there was nothing to do.</summary>
    public bool Ok => Results.Values.All(result => result == "ok");
}
