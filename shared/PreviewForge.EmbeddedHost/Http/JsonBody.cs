using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace PreviewForge.EmbeddedHost.Http;

/// <summary>Reads a <c>[FromBody]</c> parameter.</summary>
internal abstract class JsonBody
{
    /// <exception cref="FunctionInputConverterException">The body is no JSON of this type, is null, or is not declared to be JSON.</exception>
    public static async ValueTask<object> ReadAsync(HttpRequest request, Type type, CancellationToken cancellationToken)
    {
        try
        {
            return await request.ReadFromJsonAsync(type, cancellationToken)
                ?? throw new FunctionInputConverterException("The request's body is null.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw new FunctionInputConverterException($"The request's body is no JSON of type {type}.", e);
        }
    }
}
