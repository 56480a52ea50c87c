using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Webhooks.Payloads;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>The JSON object that a webhook brings, in whatever it was wrapped; to be disposed when it was understood.</summary>
internal sealed class WebhookPayload : IDisposable
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = JsonBody.MaxDepth, AllowDuplicateProperties = false };

    private readonly PooledBytes _bytes;
    private JsonDocument? _document;

    private WebhookPayload(PooledBytes bytes) => _bytes = bytes;

    public PayloadCarrier Carrier { get; private set; }

    /// <summary>An object; undefined when there is a <see cref="Problem"/>.</summary>
    public JsonElement Root => _document?.RootElement ?? default;

    /// <summary>Why there is no object; null when there is one.</summary>
    public PayloadProblem? Problem { get; private set; }

    /// <exception cref="ApiException">The body can't be read: see <see cref="WebhookBody.ReadAsync"/>.</exception>
    public static async Task<WebhookPayload> ReadAsync(HttpRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        var payload = new WebhookPayload(await WebhookBody.ReadAsync(request, time, cancellationToken));
        try
        {
            payload.Problem = await payload.OpenAsync(request.ContentType, cancellationToken);
            return payload;
        }
        catch
        {
            payload.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _document?.Dispose();
        _bytes.Dispose();
    }

    private async Task<PayloadProblem?> OpenAsync(string? contentType, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> text = WithoutMark(_bytes.Memory);
        if (FormType(contentType) is not { } form || LooksLikeObject(text.Span))
        {
            return Parse(text);
        }

        try
        {
            if (await WebhookForm.FindAsync(_bytes.Memory, form, cancellationToken) is not { } field)
            {
                return PayloadProblem.Missing;
            }

            Carrier = field.Carrier;
            return Parse(WithoutMark(field.Content));
        }
        catch (InvalidDataException broken)
        {
            return PayloadProblem.Invalid(broken.Message);
        }
    }

    private PayloadProblem? Parse(ReadOnlyMemory<byte> text)
    {
        if (text.IsEmpty)
        {
            return PayloadProblem.Missing;
        }

        try
        {
            _document = JsonDocument.Parse(text, Strict);
        }
        catch (JsonException broken)
        {
            return PayloadProblem.Invalid($"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}");
        }
        catch (InvalidOperationException)
        {
            return PayloadProblem.Invalid("the name of a member is not valid Unicode");
        }

        if (_document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return null;
        }

        _document.Dispose();
        _document = null;
        return PayloadProblem.NoObject;
    }

    /// <summary>Null when the body is no form by its own account. Scripts often say that JSON is one, because their tool does.</summary>
    private static MediaTypeHeaderValue? FormType(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        ? type
        : null;

    private static bool LooksLikeObject(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> text) => text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text;
}
