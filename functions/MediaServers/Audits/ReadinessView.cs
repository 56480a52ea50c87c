using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Auditing;

namespace PreviewForge.Functions.MediaServers.Audits;

/// <summary>A report as the API shows it: what can't be done is left out, and what a person dismissed is marked.</summary>
internal static class ReadinessView
{
    public static JsonObject Of(ReadinessReport report, IReadOnlyList<string> dismissals)
    {
        JsonObject view = JsonSerializer.SerializeToNode(report, ApiJson.Options)!.AsObject();
        foreach (JsonObject check in view["sections"]!.AsArray().SelectMany(section => section!["checks"]!.AsArray()).Select(check => check!.AsObject()))
        {
            RemoveIfNull(check, "fix_action");
            RemoveIfNull(check["actions"]!.AsObject(), "enable");
            RemoveIfNull(check["actions"]!.AsObject(), "disable");
            if (dismissals.Contains(check["id"]!.GetValue<string>()))
            {
                check["dismissed"] = true;
            }
        }

        return view;
    }

    private static void RemoveIfNull(JsonObject json, string key)
    {
        if (json[key] is null)
        {
            json.Remove(key);
        }
    }
}
