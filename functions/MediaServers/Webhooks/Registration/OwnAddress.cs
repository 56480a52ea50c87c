using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace PreviewForge.Functions.MediaServers.Webhooks.Registration;

/// <summary>Where this app listens, seen from this app.</summary>
public sealed class OwnAddress(IConfiguration configuration)
{
    /// <summary>Where the host before us listens that passes requests on to us; without one, the very address that the request came in at.</summary>
    public Uri Of(HttpRequest request)
    {
        if (configuration["WEBSITE_HOSTNAME"]?.Trim() is { Length: > 0 } host)
        {
            return new Uri($"{(WebhookUrls.IsLoopback($"http://{host}") ? "http" : "https")}://{host}");
        }

        ConnectionInfo connection = request.HttpContext.Connection;
        IPAddress address = connection.LocalIpAddress is { } local ? local.IsIPv4MappedToIPv6 ? local.MapToIPv4() : local : IPAddress.Loopback;
        return new UriBuilder(request.Scheme, address.ToString(), connection.LocalPort).Uri;
    }
}
