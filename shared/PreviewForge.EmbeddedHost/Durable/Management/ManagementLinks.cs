using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace PreviewForge.EmbeddedHost.Durable.Management;

/// <summary>Makes the links that lead to the management API.</summary>
internal sealed class ManagementLinks(ManagementKey key, DurableSettings settings, IConfiguration configuration)
{
    public const string Path = "/runtime/webhooks/durabletask";

    private const string DefaultAddress = "http://localhost:7071";

    /// <summary>Links under the address that the host has for the outside.</summary>
    public HttpManagementPayload For(string instanceId) => Make(BaseAddress(), instanceId, key.Value);

    /// <summary>Links under the address that the request was sent to.</summary>
    public HttpManagementPayload For(HttpRequest request, string instanceId) => Make($"{request.Scheme}://{request.Host}", instanceId, key.Value);

    private HttpManagementPayload Make(string address, string instanceId, string code)
    {
        string instance = $"{address}{Path}/instances/{Uri.EscapeDataString(instanceId)}";
        string query = $"taskHub={Uri.EscapeDataString(settings.HubName)}&connection=Storage&code={code}";
        return new HttpManagementPayload
        {
            Id = instanceId,
            StatusQueryGetUri = $"{instance}?{query}",
            SendEventPostUri = $"{instance}/raiseEvent/{{eventName}}?{query}",
            TerminatePostUri = $"{instance}/terminate?reason={{text}}&{query}",
            RewindPostUri = $"{instance}/rewind?reason={{text}}&{query}",
            PurgeHistoryDeleteUri = $"{instance}?{query}",
            RestartPostUri = $"{instance}/restart?{query}",
            SuspendPostUri = $"{instance}/suspend?reason={{text}}&{query}",
            ResumePostUri = $"{instance}/resume?reason={{text}}&{query}",
        };
    }

    /// <summary>The official host writes https unless the name is <c>localhost</c>.</summary>
    private string BaseAddress()
    {
        if (configuration["WEBSITE_HOSTNAME"] is { Length: > 0 } name)
        {
            return name.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) ? $"http://{name}" : $"https://{name}";
        }

        return configuration["urls"]?.Split(';')[0].TrimEnd('/') ?? DefaultAddress;
    }
}
