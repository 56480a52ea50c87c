using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Auditing;

namespace PreviewForge.Functions.MediaServers.Audits;

/// <summary>Which switches of a server somebody wants to set.</summary>
public abstract record HealthChange
{
    private HealthChange()
    {
    }

    /// <param name="Only">These, as advised; null for all that stand wrong.</param>
    public sealed record Recommended(IReadOnlyList<string>? Only) : HealthChange;

    /// <param name="Changes">Each to its own value.</param>
    public sealed record Explicit(IReadOnlyList<FlagChange> Changes) : HealthChange;

    /// <summary>Reads <c>{}</c>, <c>{"flags": […]}</c> or <c>{"set": […], "confirm": {…}}</c>. Everything is checked before anything is done.</summary>
    /// <param name="body">What was sent.</param>
    /// <param name="definitions">The switches that exist.</param>
    /// <exception cref="ApiException">400; names the row that is wrong.</exception>
    public static HealthChange From(JsonObject body, IReadOnlyList<FlagDefinition> definitions)
    {
        if (body["set"] is { } set)
        {
            JsonObject confirm = body["confirm"] as JsonObject ?? (body["confirm"] is null ? [] : throw Invalid("confirm must be an object"));
            JsonArray rows = set as JsonArray ?? throw Invalid("set must be a list");
            return new Explicit([.. rows.Select((row, index) => Change(row, $"set[{index}]", definitions, confirm))]);
        }

        if (body["flags"] is not { } flags)
        {
            return new Recommended(null);
        }

        JsonArray names = flags as JsonArray ?? throw Invalid("flags must be a list");
        return names.Count > 0
            ? new Recommended([.. names.Select((name, index) => Definition(name, $"flags[{index}]", definitions).Flag)])
            : throw Invalid("flags must name at least one switch; leave it out to set all");
    }

    private static FlagChange Change(JsonNode? node, string name, IReadOnlyList<FlagDefinition> definitions, JsonObject confirm)
    {
        JsonObject row = node as JsonObject ?? throw Invalid($"{name} must be an object");
        FlagDefinition definition = Definition(row["flag"], $"{name}.flag", definitions);
        bool value = Switch(row, name);
        if (!value && definition.PhraseToTurnOff is { } phrase && Text(confirm[definition.Flag])?.Trim() != phrase)
        {
            throw Invalid($"{name}: to turn off {definition.Flag} destroys something, so confirm.{definition.Flag} must hold the phrase that the readiness check shows; nothing was changed");
        }

        return new FlagChange(definition.Flag, value, LibraryIds(row, name));
    }

    /// <summary>A name that isn't known would be written into the server's options as a new key.</summary>
    private static FlagDefinition Definition(JsonNode? flag, string name, IReadOnlyList<FlagDefinition> definitions)
    {
        string wanted = Text(flag)?.Trim() is { Length: > 0 } text ? text : throw Invalid($"{name} must not be empty");
        return definitions.FirstOrDefault(definition => definition.Flag == wanted)
            ?? throw Invalid($"{name}: this server has no switch of that name; it has {string.Join(", ", definitions.Select(definition => definition.Flag))}");
    }

    /// <summary>Becomes true or false before anything is decided by it: <c>"false"</c> turns off what <c>false</c> turns off.</summary>
    private static bool Switch(JsonObject row, string name)
    {
        if (!row.ContainsKey("value"))
        {
            throw Invalid($"{name}.value is required");
        }

        return row["value"]?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number when row["value"]!.ToJsonString() is "0" or "1" => row["value"]!.ToJsonString() == "1",
            JsonValueKind.String => Text(row["value"])!.Trim().ToUpperInvariant() switch
            {
                "TRUE" or "1" or "YES" or "ON" => true,
                "FALSE" or "0" or "NO" or "OFF" => false,
                _ => throw Invalid($"{name}.value must be true or false"),
            },
            _ => throw Invalid($"{name}.value must be true or false"),
        };
    }

    private static IReadOnlyList<string>? LibraryIds(JsonObject row, string name)
    {
        if (row["library_ids"] is not { } ids)
        {
            return null;
        }

        string problem = $"{name}.library_ids must be a list of ids that is not empty, or null for all libraries";
        JsonArray list = ids as JsonArray ?? throw Invalid(problem);
        return list.Count > 0 ? [.. list.Select(id => Text(id) is { Length: > 0 } text ? text : throw Invalid(problem))] : throw Invalid(problem);
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static ApiException Invalid(string message) => ApiException.Invalid(message).With(new JsonObject { ["ok"] = false });
}
