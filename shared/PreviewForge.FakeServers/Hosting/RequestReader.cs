using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PreviewForge.FakeServers.Hosting;

internal static class RequestReader
{
    /// <summary>The request with its whole body, but without time and endpoint; the server's own limit (30 MB) holds.</summary>
    public static async Task<ReceivedRequest> ReadAsync(HttpRequest request, StringComparison names, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return new ReceivedRequest
        {
            At = default,
            Method = request.Method,
            Path = request.Path.Value ?? "/",
            RawTarget = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            Query = QueryValues.Parse(request.QueryString.Value ?? "", names),
            Headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = await reader.ReadToEndAsync(cancellationToken),
            Endpoint = null,
        };
    }
}
