using Microsoft.AspNetCore.Http;

namespace PreviewForge.EmbeddedHost.Http;

/// <summary>
/// Headers about the way of the request. As on the official host those that a client sent do not reach the function, and the exchange as
/// the host saw it stands in <c>x-original-*</c>.
/// </summary>
internal static class ForwardedHeaders
{
    public static void Replace(HttpRequest request)
    {
        IHeaderDictionary headers = request.Headers;
        headers.Remove("X-Forwarded-For");
        headers.Remove("X-Forwarded-Host");
        headers.Remove("X-Forwarded-Proto");
        ConnectionInfo connection = request.HttpContext.Connection;
        headers["x-original-for"] = $"{connection.RemoteIpAddress}:{connection.RemotePort}";
        headers["x-original-host"] = request.Host.Value;
        headers["x-original-proto"] = request.Scheme;
    }
}
