using System.Text.Json;

namespace PreviewForge.FakeServers.Hosting;

/// <summary>What an endpoint takes as its body.</summary>
public sealed class BodyRule
{
    private readonly string? _contentType;
    private readonly Func<FakeExchange, string?> _check;

    private BodyRule(string? contentType, Func<FakeExchange, string?> check)
    {
        _contentType = contentType;
        _check = check;
    }

    /// <summary>No body at all.</summary>
    public static BodyRule None { get; } = new(null, exchange => exchange.Body.Length == 0 ? null : "has a body where none is taken");

    /// <param name="check">What is wrong with the document, as the rest of a sentence that begins with "the body"; null when nothing is.</param>
    public static BodyRule Json(Func<JsonElement, string?> check) =>
        new("application/json", exchange => exchange.Json is { } document ? check(document) : "is no JSON");

    /// <param name="check">What is wrong with the form, as the rest of a sentence that begins with "the body"; null when nothing is.</param>
    public static BodyRule Form(Func<QueryValues, string?> check) => new("application/x-www-form-urlencoded", exchange => check(exchange.Form));

    internal IEnumerable<Problem> Problems(FakeExchange exchange)
    {
        var sent = exchange.Header("Content-Type")?.Split(';')[0].Trim();
        if (_contentType is not null && !string.Equals(sent, _contentType, StringComparison.OrdinalIgnoreCase))
        {
            return [new Problem(ViolationKind.WrongContentType, $"the content type is '{sent ?? "(none)"}', not {_contentType}")];
        }

        return _check(exchange) is { } fault ? [new Problem(ViolationKind.WrongBody, $"the body {fault}")] : [];
    }
}
