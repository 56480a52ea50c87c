using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Webhooks.Registration;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Registry;

/// <summary>The configured servers. What a change doesn't name stays in the file, keys of other versions included.</summary>
public sealed class ServerRegistry(SettingsStore settings, EntryEditor editor, IdentityCapture identity, PlexWebhookFarewell farewell)
{
    /// <summary>In the order of the file; those of a vendor that this version doesn't know are left out.</summary>
    public IReadOnlyList<JsonObject> List() => [.. StoredServers.In(settings.ReadJson()).OfType<JsonObject>().Select(ServerView.Of).OfType<JsonObject>()];

    /// <exception cref="ApiException">404; 400 for a vendor that this version doesn't know.</exception>
    public JsonObject Get(string id) => ServerView.Of(StoredServers.Get(settings.ReadJson(), id))
        ?? throw ApiException.Invalid("The server is of a type that this version doesn't know.");

    /// <exception cref="ApiException">400 with the first thing that is wrong, 409 for an id that is taken.</exception>
    public async Task<JsonObject> CreateAsync(JsonObject body, CancellationToken cancellationToken)
    {
        JsonObject entry = editor.New(body, settings.ReadJson());
        string id = entry.TextOf("id");
        await settings.UpdateAsync(
            json =>
            {
                if (StoredServers.Find(json, id) is not null)
                {
                    throw ApiException.Conflict($"A server with the id {id} exists already");
                }

                StoredServers.In(json).Add(entry.DeepClone());
            },
            cancellationToken);
        if (entry.TextOf("server_identity").Length == 0)
        {
            await identity.RunAsync(id, cancellationToken);
        }

        return Get(id);
    }

    /// <exception cref="ApiException">404; 400 with the first thing that is wrong.</exception>
    public async Task<JsonObject> UpdateAsync(string id, JsonObject body, CancellationToken cancellationToken)
    {
        JsonObject now = settings.ReadJson();
        JsonObject before = StoredServers.Get(now, id);
        EntryEditor.CheckFolders(editor.Merge(before, body, now), before);
        JsonObject after = [];
        await settings.UpdateAsync(
            json =>
            {
                before = StoredServers.Get(json, id);
                after = editor.Merge(before, body, json);
                JsonArray entries = StoredServers.In(json);
                entries[entries.IndexOf(before)] = after;
            },
            cancellationToken);
        bool isAnother = !JsonNode.DeepEquals(before["url"], after["url"]) || !JsonNode.DeepEquals(before["auth"], after["auth"]);
        if (isAnother && body.TextOf("server_identity").Length == 0)
        {
            await identity.RunAsync(id, cancellationToken);
        }

        return Get(id);
    }

    /// <summary>Previews that were made for it stay on disk. A webhook that it has at plex.tv is taken away, if that can be done now.</summary>
    /// <exception cref="ApiException">404.</exception>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        JsonObject deleted = [];
        await settings.UpdateAsync(
            json =>
            {
                deleted = StoredServers.Get(json, id);
                StoredServers.In(json).Remove(deleted);
            },
            cancellationToken);
        await farewell.SayAsync(deleted, settings.ReadJson(), cancellationToken);
    }

    /// <exception cref="ApiException">404.</exception>
    public async Task SetEnabledAsync(string id, bool isEnabled, CancellationToken cancellationToken)
    {
        bool isUnknown = false;
        await settings.UpdateAsync(
            json =>
            {
                JsonObject entry = StoredServers.Get(json, id);
                entry["enabled"] = isEnabled;
                isUnknown = entry.TextOf("server_identity").Length == 0;
            },
            cancellationToken);
        if (isEnabled && isUnknown)
        {
            await identity.RunAsync(id, cancellationToken);
        }
    }
}
