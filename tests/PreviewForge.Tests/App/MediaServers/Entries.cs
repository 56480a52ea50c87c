using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.MediaServers;

/// <summary>Entries of <c>media_servers</c> as clients send them and as the file has them.</summary>
internal static class Entries
{
    public const string Token = "kelp-canary-token-7";

    /// <summary>A Plex with a token; what is named in the JSON counts instead.</summary>
    public static JsonObject Plex(string json = "{}") => Make(
        new JsonObject
        {
            ["id"] = "attic",
            ["type"] = "plex",
            ["name"] = "Attic",
            ["url"] = "http://attic:32400",
            ["auth"] = new JsonObject { ["method"] = "token", ["token"] = Token },
        },
        json);

    public static JsonObject Json(string json) => JsonNode.Parse(json)!.AsObject();

    public static async Task<JsonObject> AddAsync(this AppBox box, JsonObject entry) => await box.Get<ServerRegistry>().CreateAsync(entry, AppBox.Soon);

    public static Task<JsonObject> ChangeAsync(this AppBox box, string id, string json) => box.Get<ServerRegistry>().UpdateAsync(id, Json(json), AppBox.Soon);

    /// <summary>The entry as it stands in the file.</summary>
    public static JsonObject Stored(this AppBox box, string id) => StoredServers.Get(box.Get<SettingsStore>().ReadJson(), id);

    /// <summary>The text of a refusal with this status.</summary>
    public static async Task<string> RefusalAsync(int status, Func<Task> act)
    {
        ApiException refusal = await Assert.ThrowsAsync<ApiException>(act);
        Assert.Equal(status, refusal.Status);
        return refusal.Message;
    }

    private static JsonObject Make(JsonObject entry, string json)
    {
        foreach ((string key, JsonNode? value) in Json(json))
        {
            entry[key] = value?.DeepClone();
        }

        return entry;
    }
}
