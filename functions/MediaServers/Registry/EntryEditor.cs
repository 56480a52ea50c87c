using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Registry;

/// <summary>Makes entries of what clients send.</summary>
public sealed partial class EntryEditor(OutboundTargets targets)
{
    private readonly EntryRules _rules = new(targets);

    /// <summary>A new entry.</summary>
    /// <param name="body">What was sent.</param>
    /// <param name="settings">The whole file.</param>
    /// <exception cref="ApiException">400 with the first thing that is wrong.</exception>
    public JsonObject New(JsonObject body, JsonObject settings)
    {
        var entry = (JsonObject)body.DeepClone();
        entry["id"] ??= Guid.NewGuid().ToString("N");
        EntryForm.Tidy(entry, IntervalOf(settings));
        Refuse(IdProblem(entry["id"]) ?? _rules.FirstProblem(entry) ?? AuthProblem(entry) ?? NamedFolders.FirstProblem(entry, null));
        return entry;
    }

    /// <summary>An entry that is only tried out. Its folders are not looked at, and it needs no name.</summary>
    /// <inheritdoc cref="New"/>
    public JsonObject Candidate(JsonObject body, JsonObject settings)
    {
        var entry = (JsonObject)body.DeepClone();
        (entry["id"], entry["enabled"]) = ("candidate", true);
        entry["name"] = entry.TextOf("name").Trim() is { Length: > 0 } name ? name : "The server";
        EntryForm.Tidy(entry, IntervalOf(settings));
        if ((_rules.FirstProblem(entry) ?? AuthProblem(entry)) is { } problem)
        {
            throw ApiException.Invalid(problem).With(new JsonObject { ["ok"] = false, ["message"] = problem });
        }

        return entry;
    }

    /// <summary>The entry with what was sent in place of what is stored; <c>auth</c> and <c>output</c> member by member.</summary>
    /// <param name="stored">The entry as it is; it is not changed.</param>
    /// <param name="body">What was sent.</param>
    /// <param name="settings">The whole file.</param>
    /// <exception cref="ApiException">400 with the first thing that is wrong.</exception>
    public JsonObject Merge(JsonObject stored, JsonObject body, JsonObject settings)
    {
        var entry = (JsonObject)stored.DeepClone();
        foreach ((string key, JsonNode? value) in body)
        {
            entry[key] = (key, value) is ("auth" or "output", JsonObject given) ? StoredSecrets.Merge(stored[key] as JsonObject ?? [], given) : value?.DeepClone();
        }

        EntryForm.Tidy(entry, IntervalOf(settings));
        JsonObject auth = body["auth"] as JsonObject ?? [];
        Refuse(ChangeProblem(stored, entry) ?? _rules.FirstProblem(entry)
            ?? CredentialRules.WhyNotThere(stored.TextOf("url"), entry.TextOf("url"), StoredSecrets.Kept(entry["auth"] as JsonObject ?? [], auth))
            ?? (body.ContainsKey("auth") && !IsCleared(auth) ? AuthProblem(entry) : null));
        return entry;
    }

    /// <summary>Looks on disk, which may take its time, so it is not done while the settings are locked.</summary>
    /// <exception cref="ApiException">400: a folder that was not named before is not there.</exception>
    public static void CheckFolders(JsonObject entry, JsonObject stored) => Refuse(NamedFolders.FirstProblem(entry, stored));

    private static int IntervalOf(JsonObject settings) => SettingsReader.Read(settings).ThumbnailInterval;

    private static string? IdProblem(JsonNode? id)
        => id is JsonValue value && value.TryGetValue(out string? text) && IdPattern().IsMatch(text) && !ServerRoutes.Reserved.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? null
            : "id must be 1 to 64 letters, digits, dots, dashes or underscores, and none of the words that are paths of the API";

    private static string? AuthProblem(JsonObject entry)
    {
        if (entry["auth"] is not (null or JsonObject))
        {
            return "auth must be an object";
        }

        JsonObject auth = entry["auth"] as JsonObject ?? [];
        return auth.FirstOrDefault(member => StoredSecrets.IsSecret(member.Key) && StoredSecrets.IsPlaceholder(member.Value)).Key is { } hidden
            ? $"auth.{hidden} only stands for a credential that is not shown; enter the credential itself"
            : CredentialRules.Problem(ServerTypes.Parse(entry.TextOf("type"))!.Value, auth);
    }

    /// <summary>Somebody takes the credential away on purpose.</summary>
    private static bool IsCleared(JsonObject given) => given.Any(member => StoredSecrets.IsSecret(member.Key) && member.Value is JsonValue value && value.TryGetValue(out string? text) && text.Length == 0);

    private static string? ChangeProblem(JsonObject stored, JsonObject entry)
    {
        if (StoredServers.IdOf(entry) != StoredServers.IdOf(stored))
        {
            return "id can't be changed: jobs and results refer to it";
        }

        return ServerTypes.Parse(stored.TextOf("type")) is { } type && ServerTypes.Parse(entry.TextOf("type")) != type
            ? "type can't be changed: credential and output belong to the vendor. Add a new server instead"
            : null;
    }

    private static void Refuse(string? problem)
    {
        if (problem is not null)
        {
            throw ApiException.Invalid(problem);
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex IdPattern();
}
