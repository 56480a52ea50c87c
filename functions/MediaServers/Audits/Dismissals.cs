using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Audits;

/// <summary>Readiness checks that a person does not want to hear of. Kept with the server; nothing is contacted.</summary>
public sealed class Dismissals(SettingsStore settings)
{
    private const string Key = "health_dismissals";

    private const int MaxLength = 200;

    /// <summary>The same twice is the same once.</summary>
    /// <param name="serverId">The server, which may be disabled.</param>
    /// <param name="body">Names the check.</param>
    /// <param name="isDismissed">False: it is to be heard of again.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    /// <returns>All dismissed checks of the server.</returns>
    /// <exception cref="ApiException">400 without a check, 404 for an unknown server.</exception>
    public async Task<IReadOnlyList<string>> SetAsync(string serverId, JsonObject body, bool isDismissed, CancellationToken cancellationToken)
    {
        string check = body.TextOf("check_id").Trim();
        if (check.Length is 0 or > MaxLength)
        {
            string message = $"check_id is required, of at most {MaxLength} characters";
            throw ApiException.Invalid(message).With(new JsonObject { ["ok"] = false });
        }

        string[] now = [];
        await settings.UpdateAsync(
            json =>
            {
                JsonObject entry = StoredServers.Get(json, serverId);
                IEnumerable<string> others = (entry[Key] as JsonArray ?? []).OfType<JsonValue>().Select(value => value.TryGetValue(out string? text) ? text : "").Where(id => id.Length > 0 && id != check);
                now = [.. isDismissed ? others.Append(check) : others];
                entry[Key] = new JsonArray([.. now.Select(id => JsonValue.Create(id))]);
            },
            cancellationToken);
        return now;
    }
}
