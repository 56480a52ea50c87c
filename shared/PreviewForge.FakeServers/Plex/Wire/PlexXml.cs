using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace PreviewForge.FakeServers.Plex.Wire;

/// <summary>The XML form of an answer: values become attributes, rows become elements.</summary>
internal static class PlexXml
{
    public static XElement Element(string name, JsonObject content)
    {
        var element = new XElement(name);
        foreach (var (key, value) in content)
        {
            if (value is JsonArray rows)
            {
                element.Add(rows.OfType<JsonObject>().Select(row => Element(NameOf(key, row), row)));
            }
            else if (value is JsonObject child)
            {
                element.Add(Element(key, child));
            }
            else if (value is not null)
            {
                element.SetAttributeValue(key, Text(value));
            }
        }

        return element;
    }

    private static string NameOf(string key, JsonObject row) => key != "Metadata"
        ? key
        : row["type"]?.GetValue<string>() is "show" or "season" ? "Directory" : "Video";

    private static string Text(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        _ => value.ToString(),
    };
}
