using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PreviewForge.EmbeddedHost.Http;

/// <summary>
/// What an HTTP trigger tells about itself: route values, query values (where no route value has the name), and <c>Headers</c> and
/// <c>Query</c> as JSON objects.
/// </summary>
internal static class HttpBindingData
{
    public static IReadOnlyDictionary<string, object?> Of(HttpRequest request, RouteValueDictionary route)
    {
        Dictionary<string, object?> data = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, object? value) in route)
        {
            data[name] = value;
        }

        foreach ((string name, var values) in request.Query)
        {
            data.TryAdd(name, values.ToString());
        }

        data["Headers"] = JsonSerializer.Serialize(request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));
        data["Query"] = JsonSerializer.Serialize(request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()));
        return data;
    }
}
