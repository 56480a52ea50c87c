using System.Runtime.InteropServices;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using PreviewForge.Functions.Automation.Webhooks.Payloads;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>Finds the payload in a form. What else is in it, such as Plex's pictures, is passed over.</summary>
internal static class WebhookForm
{
    /// <summary>Senders use two or three.</summary>
    private const int MaxParts = 32;

    private const int LongestBoundary = 200;

    /// <summary>The first field or file of the right name.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="InvalidDataException">The form is broken, or too large in any way.</exception>
    public static async Task<FormField?> FindAsync(ReadOnlyMemory<byte> body, MediaTypeHeaderValue type, CancellationToken cancellationToken)
    {
        using Stream stream = MemoryMarshal.TryGetArray(body, out ArraySegment<byte> bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(body.ToArray(), writable: false);
        try
        {
            return type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                ? await FindPartAsync(new MultipartReader(BoundaryOf(type), stream), cancellationToken)
                : await FindValueAsync(stream, cancellationToken);
        }
        catch (IOException ended)
        {
            throw new InvalidDataException("the form has no end", ended);
        }
    }

    private static string BoundaryOf(MediaTypeHeaderValue type) => HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= LongestBoundary } boundary
        ? boundary.ToString()
        : throw new InvalidDataException("the form names no boundary");

    private static async Task<FormField?> FindPartAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        for (int parts = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } part; parts++)
        {
            if (parts == MaxParts)
            {
                throw new InvalidDataException("the form has too many parts");
            }

            if (FormField.CarrierOf(NameOf(part)) is { } carrier)
            {
                using var content = new MemoryStream();
                await part.Body.CopyToAsync(content, cancellationToken);
                return new FormField(carrier, content.ToArray());
            }
        }

        return null;
    }

    private static string? NameOf(MultipartSection part) => ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out ContentDispositionHeaderValue? disposition)
        ? HeaderUtilities.RemoveQuotes(disposition.Name).ToString()
        : null;

    private static async Task<FormField?> FindValueAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new FormReader(stream, Encoding.UTF8) { ValueCountLimit = MaxParts, ValueLengthLimit = Api.JsonBody.MaxBytes };
        var fields = await reader.ReadFormAsync(cancellationToken);
        string? name = fields.Keys.FirstOrDefault(key => FormField.CarrierOf(key) is not null);
        return name is null ? null : new FormField(FormField.CarrierOf(name) ?? PayloadCarrier.PayloadField, Encoding.UTF8.GetBytes(fields[name].FirstOrDefault() ?? ""));
    }
}
