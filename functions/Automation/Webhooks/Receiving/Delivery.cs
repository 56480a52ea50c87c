using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Automation.Webhooks.Payloads;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>A webhook as it came in, from a sender that was let in.</summary>
public sealed record Delivery(HttpRequest Request, DurableTaskClient Client)
{
    /// <summary>The server that its address names; null when it names none.</summary>
    public string? WantedServerId => Request.Query["server_id"].FirstOrDefault(id => !string.IsNullOrWhiteSpace(id))?.Trim();

    /// <summary>True when its address asks for outputs to be made again.</summary>
    public bool IsRegenerationWanted => PayloadJson.ParseFlag(Request.Query["regenerate"].FirstOrDefault()) == true;
}
