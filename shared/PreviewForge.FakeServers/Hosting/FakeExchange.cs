using System.Text.Json;

namespace PreviewForge.FakeServers.Hosting;

/// <summary>A request, as a handler sees it.</summary>
/// <param name="request">What arrived.</param>
/// <param name="route">Values of the placeholders in the endpoint's template.</param>
/// <param name="report">Takes what the handler finds wrong.</param>
public sealed class FakeExchange(ReceivedRequest request, IReadOnlyDictionary<string, string> route, Action<ReceivedRequest, Problem> report)
{
    private readonly Lazy<JsonElement?> _json = new(() => Parse(request.Body));
    private readonly Lazy<QueryValues> _form = new(() => QueryValues.Parse(request.Body, StringComparison.Ordinal));

    public ReceivedRequest Request { get; } = request;

    public QueryValues Query => Request.Query;

    public string Body => Request.Body;

    /// <summary>The body as JSON; null when it is none.</summary>
    public JsonElement? Json => _json.Value;

    /// <summary>The body as a form.</summary>
    public QueryValues Form => _form.Value;

    /// <summary>The value of a placeholder of the endpoint's template.</summary>
    public string Route(string name) => route[name];

    /// <summary>A header by name in any case; null when it wasn't sent.</summary>
    public string? Header(string name) => Request.Headers.GetValueOrDefault(name);

    /// <summary>True when the Accept header names the media type, or is missing or open to everything.</summary>
    public bool Accepts(string mediaType) => Header("Accept") is not { Length: > 0 } accept
        || accept.Contains(mediaType, StringComparison.OrdinalIgnoreCase) || accept.Contains("*/*", StringComparison.Ordinal);

    /// <summary>Records that the vendor wouldn't know this request, and returns what it would answer.</summary>
    /// <param name="kind">What kind of thing is wrong.</param>
    /// <param name="sentence">What is wrong, without the request, which is added.</param>
    /// <param name="answer">The vendor's answer.</param>
    public Answer Violate(ViolationKind kind, string sentence, Answer answer)
    {
        report(Request, new Problem(kind, sentence));
        return answer;
    }

    private static JsonElement? Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
