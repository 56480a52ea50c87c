using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Links to the management API.</summary>
public static class DurableTaskClientExtensions
{
    /// <summary>Links for an instance, under the address that the setting <c>WEBSITE_HOSTNAME</c> names, else the host's own.</summary>
    /// <exception cref="InvalidOperationException">The client isn't the host's.</exception>
    public static HttpManagementPayload CreateHttpManagementPayload(this DurableTaskClient client, string instanceId)
        => client is IManagementLinks links
            ? links.LinksTo(instanceId)
            : throw new InvalidOperationException("Only the client that a function gets by [DurableClient] knows the host's management API.");
}

/// <summary>A client that knows the address of its host.</summary>
internal interface IManagementLinks
{
    HttpManagementPayload LinksTo(string instanceId);
}
