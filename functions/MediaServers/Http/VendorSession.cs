using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Xml;
using System.Xml.Linq;
using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.Functions.MediaServers.Http;

/// <summary>Sends calls to one server and reads the answers within a deadline and a size. Everything that goes wrong is a <see cref="MediaServerException"/>.</summary>
internal sealed class VendorSession(HttpClient http, VendorEndpoint endpoint, TimeProvider time)
{
    private const int ExcerptLength = 200;

    public VendorEndpoint Endpoint => endpoint;

    /// <summary>The JSON of the answer; members that are unknown are ignored.</summary>
    /// <exception cref="MediaServerException">No answer, a refusal, or not this JSON.</exception>
    public async Task<T> ReadJsonAsync<T>(VendorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        VendorReply reply = await SendAsync(request, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(reply.Body.Span, type) ?? throw NotThis(request, "JSON", null);
        }
        catch (JsonException broken)
        {
            throw NotThis(request, "JSON", broken);
        }
    }

    /// <summary>The XML of the answer; it may hold no document type, and so no entities.</summary>
    /// <exception cref="MediaServerException">No answer, a refusal, or not XML.</exception>
    public async Task<XDocument> ReadXmlAsync(VendorRequest request, CancellationToken cancellationToken)
    {
        VendorReply reply = await SendAsync(request with { Accept = "application/xml" }, cancellationToken);
        try
        {
            using var xml = XmlReader.Create(
                new MemoryStream(reply.Body.ToArray()),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, Async = true });
            return await XDocument.LoadAsync(xml, LoadOptions.None, cancellationToken);
        }
        catch (XmlException broken)
        {
            throw NotThis(request, "XML", broken);
        }
    }

    /// <summary>Any answer of status 2xx.</summary>
    /// <exception cref="MediaServerException">No answer, or a refusal.</exception>
    public async Task<VendorReply> SendAsync(VendorRequest request, CancellationToken cancellationToken)
    {
        VendorReply reply = await AskAsync(request, cancellationToken);
        return (int)reply.Status is >= 200 and < 300 ? reply : throw Refusal(request, reply);
    }

    /// <summary>Any answer, refusals too.</summary>
    /// <exception cref="ServerUnreachableException">No answer in time.</exception>
    /// <exception cref="UnexpectedAnswerException">An answer longer than the request allows.</exception>
    public async Task<VendorReply> AskAsync(VendorRequest request, CancellationToken cancellationToken)
    {
        TimeSpan patience = request.Deadline ?? endpoint.Timeout;
        using var deadline = new CancellationTokenSource(patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            using HttpRequestMessage message = MessageOf(request);
            using HttpResponseMessage response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, both.Token);
            ReadOnlyMemory<byte>? body = await CappedBody.ReadAsync(response.Content, request.MaxBytes, both.Token);
            return body is { } whole
                ? new VendorReply(response.StatusCode, whole, response.Headers.Location)
                : throw new UnexpectedAnswerException($"{endpoint.Vendor} at {endpoint.Address} answered {request.Path} with more than {request.MaxBytes / 1024 / 1024} MiB. That is no answer of such a server; check its address.");
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or MediaServerException) && !cancellationToken.IsCancellationRequested)
        {
            throw ConnectionFailures.Explain(failure, endpoint, patience);
        }
    }

    /// <summary>What a status that isn't wanted means.</summary>
    public MediaServerException Refusal(VendorRequest request, VendorReply reply)
    {
        string what = $"{endpoint.Vendor} at {endpoint.Address}";
        return reply.Status switch
        {
            HttpStatusCode.Unauthorized => new ServerUnauthorizedException($"{what} does not accept the credential (HTTP 401). Sign in again, or give it a new token.", 401),
            HttpStatusCode.Forbidden => new ServerUnauthorizedException($"{what} denies access (HTTP 403). The account needs administrator rights.", 403),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new UnexpectedAnswerException(
                $"{what} sends us on to {(reply.Location is { IsAbsoluteUri: true } other ? other.GetLeftPart(UriPartial.Authority) : "another page")} (HTTP {(int)reply.Status}). The credential is not sent there; if that is the server, enter that address.",
                (int)reply.Status),
            _ => new UnexpectedAnswerException($"{what} answered {request.Method} {request.Path} with HTTP {(int)reply.Status}.", (int)reply.Status) { Excerpt = Excerpt(reply) },
        };
    }

    private HttpRequestMessage MessageOf(VendorRequest request)
    {
        var message = new HttpRequestMessage(request.Method, endpoint.Resolve(request.Target)) { Content = request.Content };
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        foreach ((string name, string value) in endpoint.Headers.Concat(request.Headers))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private string Excerpt(VendorReply reply)
    {
        string text = endpoint.Redact(reply.Text);
        return new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter).Take(ExcerptLength)]).Trim();
    }

    private UnexpectedAnswerException NotThis(VendorRequest request, string what, Exception? cause)
        => new($"{endpoint.Vendor} at {endpoint.Address} answered {request.Path} with something that is not the {what} of such a server. Check the address: a proxy or sign-in page may be in between.", inner: cause);
}

/// <param name="Status">The HTTP status.</param>
/// <param name="Body">All of it.</param>
/// <param name="Location">Where a redirect leads; it is never followed.</param>
internal sealed record VendorReply(HttpStatusCode Status, ReadOnlyMemory<byte> Body, Uri? Location)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body.Span);
}
