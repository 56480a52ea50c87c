using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace PreviewForge.Functions.Api;

/// <summary>Reads a JSON object from a request that may be anything at all.</summary>
internal static class JsonBody
{
    /// <summary>Longest body in bytes, 1 MiB.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Deepest nesting of objects and lists.</summary>
    public const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <exception cref="ApiException">415 for another content type, 413 for a long body, 400 for what is not one JSON object.</exception>
    public static async Task<JsonDocument> ReadObjectAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsPlainJson(request))
        {
            throw ApiException.WrongType("The body must be JSON (Content-Type: application/json), not compressed.");
        }

        ReadOnlyMemory<byte> body = await ReadBytesAsync(request, cancellationToken);
        try
        {
            JsonDocument document = JsonDocument.Parse(body, Strict);
            CheckUnicode(document.RootElement);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw ApiException.Invalid("The body must be a JSON object.");
        }
        catch (JsonException)
        {
            throw ApiException.Invalid($"The body is not valid JSON, names a member twice, or is nested deeper than {MaxDepth} levels.");
        }
    }

    /// <summary>The same for routes that take no body for an empty object.</summary>
    /// <inheritdoc cref="ReadObjectAsync" path="/exception"/>
    public static async Task<JsonObject> ReadOptionalAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength == 0 || (request.ContentLength is null && request.ContentType is null))
        {
            return [];
        }

        using JsonDocument body = await ReadObjectAsync(request, cancellationToken);
        return JsonObject.Create(body.RootElement.Clone())!;
    }

    /// <summary>Half of a surrogate pair, or a byte that is no UTF-8, is only found when the text is looked at, and then by whoever stores it.</summary>
    private static void CheckUnicode(JsonElement root)
    {
        try
        {
            using var writer = new Utf8JsonWriter(Stream.Null);
            root.WriteTo(writer);
        }
        catch (Exception garbled) when (garbled is InvalidOperationException or ArgumentException)
        {
            throw ApiException.Invalid("The body holds text that is not valid Unicode.");
        }
    }

    private static bool IsPlainJson(HttpRequest request)
        => MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
            && request.Headers.ContentEncoding.Count == 0;

    /// <summary>A chunked body tells its length only by its end, so bytes are counted, not believed.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var bytes = new ArrayBufferWriter<byte>();
        int read;
        do
        {
            if (request.ContentLength > MaxBytes || bytes.WrittenCount > MaxBytes)
            {
                throw ApiException.TooLarge("The body is longer than 1 MiB.");
            }

            read = await request.Body.ReadAsync(bytes.GetMemory(16 * 1024), cancellationToken);
            bytes.Advance(read);
        }
        while (read > 0);

        return bytes.WrittenMemory;
    }
}
