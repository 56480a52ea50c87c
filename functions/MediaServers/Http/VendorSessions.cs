namespace PreviewForge.Functions.MediaServers.Http;

/// <summary>Opens sessions. Connections are pooled by the factory for all servers; a session itself holds none.</summary>
internal sealed class VendorSessions(IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>Names of the two kinds of HTTP clients.</summary>
    public const string Trusting = "media-servers-any-certificate";

    public const string Verifying = "media-servers";

    public VendorSession Open(VendorEndpoint endpoint) => new(clients.CreateClient(endpoint.VerifyTls ? Verifying : Trusting), endpoint, time);
}
