using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>Reads the body of a webhook, whatever it says of itself.</summary>
internal static class WebhookBody
{
    /// <summary>A sender in the same house needs milliseconds; one that drips must not hold a connection for hours.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Bytes are counted, not believed: a chunked body tells its length only by its end.</summary>
    /// <exception cref="ApiException">413 for more than <see cref="JsonBody.MaxBytes"/>, 415 for a compressed body, 408 for one that doesn't come to its end.</exception>
    public static async Task<PooledBytes> ReadAsync(HttpRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        if (request.Headers.ContentEncoding.Any(encoding => !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw ApiException.WrongType("The body must not be compressed.");
        }

        var bytes = new PooledBytes();
        try
        {
            await FillAsync(bytes, request, time, cancellationToken);
            return bytes;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    private static async Task FillAsync(PooledBytes bytes, HttpRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            do
            {
                if (request.ContentLength > JsonBody.MaxBytes || bytes.Length > JsonBody.MaxBytes)
                {
                    throw ApiException.TooLarge("The body is longer than 1 MiB.");
                }
            }
            while (await bytes.ReadAsync(request.Body, either.Token));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ApiException(StatusCodes.Status408RequestTimeout, "REQUEST_TIMEOUT", "The body did not come to its end in time.");
        }
    }
}
