using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Plex.Library;

namespace PreviewForge.FakeServers.Plex.Wire;

internal static class SettingJson
{
    public static JsonObject Container(IReadOnlyList<PlexSetting> settings) => new()
    {
        ["size"] = settings.Count,
        ["Setting"] = new JsonArray([.. settings.Select(Of)]),
    };

    private static JsonObject Of(PlexSetting setting) => new()
    {
        ["id"] = setting.Id,
        ["type"] = setting.Type,
        ["default"] = Value(setting.Default),
        ["value"] = Value(setting.Value),
    };

    private static JsonNode? Value(object value) => value switch
    {
        bool flag => flag,
        int number => number,
        _ => value.ToString(),
    };
}
