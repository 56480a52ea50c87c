using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>What queries and bodies have to be like, where several calls want the same.</summary>
internal static class Rules
{
    public static QueryRule Flag(string name) => QueryRule.Optional(name) with
    {
        Check = value => bool.TryParse(value, out _) ? null : "is neither true nor false",
    };

    /// <summary>Several values, joined by commas or one parameter each.</summary>
    public static QueryRule List(string name) => QueryRule.Optional(name) with { IsRepeatable = true };

    public static QueryRule Count(string name) => QueryRule.Optional(name).WholeNumber(0, int.MaxValue);

    /// <summary>A JSON object.</summary>
    public static BodyRule Object(Func<JsonObject, string?> check) => BodyRule.Json(body =>
        body.ValueKind == JsonValueKind.Object ? check(JsonObject.Create(body)!) : "is no JSON object");

    /// <summary>A JSON array of objects.</summary>
    public static BodyRule Objects(Func<JsonObject, string?> check) => BodyRule.Json(body =>
        body.ValueKind == JsonValueKind.Array && body.EnumerateArray().All(row => row.ValueKind == JsonValueKind.Object)
            ? body.EnumerateArray().Select(row => check(JsonObject.Create(row)!)).FirstOrDefault(fault => fault is not null)
            : "is no JSON array of objects");

    public static string? TextOf(JsonObject body, string name) => body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A member that must be there and be text, if only empty text.</summary>
    public static string? WantText(JsonObject body, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (TextOf(body, name) is null)
            {
                return $"has no text '{name}'";
            }
        }

        return null;
    }

    /// <summary>The body of a request whose rule says that it is an object.</summary>
    public static JsonObject ObjectOf(FakeExchange exchange) => JsonNode.Parse(exchange.Body)!.AsObject();

    /// <summary>The values of a list, however they were sent.</summary>
    public static IReadOnlyList<string> Values(FakeExchange exchange, string name) =>
        [.. exchange.Query.All(name).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
