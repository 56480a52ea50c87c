using System.Text.Json;

namespace PreviewForge.Previews.Mapping;

/// <summary>Reads mappings from settings; rows that can't be used are left out, as people edit that file by hand.</summary>
public static class PathMappingParser
{
    /// <param name="rows">
    /// Array of objects with <c>remote_prefix</c> (older: <c>plex_prefix</c>), <c>local_prefix</c> and <c>webhook_prefixes</c>.
    /// </param>
    public static IReadOnlyList<PathMapping> FromJson(JsonElement rows) => rows.ValueKind == JsonValueKind.Array
        ? [.. rows.EnumerateArray().Select(Row).OfType<PathMapping>()]
        : [];

    /// <summary>
    /// The form of old settings: two lists with semicolons. One local prefix serves all remote ones; as many of both are pairs;
    /// of other numbers only the first of each is used.
    /// </summary>
    public static IReadOnlyList<PathMapping> FromLists(string remotePrefixes, string localPrefixes)
    {
        var remotes = Split(remotePrefixes);
        var locals = Split(localPrefixes);
        if (remotes.Length == 0 || locals.Length == 0)
        {
            return [];
        }

        if (locals.Length == 1)
        {
            return [.. remotes.Select(remote => new PathMapping(remote, locals[0], []))];
        }

        var pairs = remotes.Zip(locals, (remote, local) => new PathMapping(remote, local, []));
        return [.. remotes.Length == locals.Length ? pairs : pairs.Take(1)];
    }

    private static PathMapping? Row(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var remote = Text(row, "remote_prefix") ?? Text(row, "plex_prefix");
        return remote is not null && Text(row, "local_prefix") is { } local ? new PathMapping(remote, local, Webhooks(row)) : null;
    }

    private static string[] Webhooks(JsonElement row) =>
        row.TryGetProperty("webhook_prefixes", out var prefixes) && prefixes.ValueKind == JsonValueKind.Array
            ? [.. prefixes.EnumerateArray().Select(Text).OfType<string>()]
            : [];

    private static string? Text(JsonElement row, string member) => row.TryGetProperty(member, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString()!.Trim() is { Length: > 0 } text ? text : null;

    private static string[] Split(string list) => list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
