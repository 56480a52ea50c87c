using System.Text.Json.Nodes;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Documents that a client has to send back whole.</summary>
internal static class Documents
{
    /// <summary>Names of the keys that were there and aren't sent back, with dots between levels.</summary>
    public static IEnumerable<string> Dropped(JsonObject before, JsonObject after, string prefix = "")
    {
        foreach (var (name, value) in before)
        {
            if (!after.ContainsKey(name))
            {
                yield return prefix + name;
            }
            else if (value is JsonObject inner && after[name] is JsonObject innerAfter)
            {
                foreach (var dropped in Dropped(inner, innerAfter, $"{prefix}{name}."))
                {
                    yield return dropped;
                }
            }
        }
    }

    /// <summary>What the server keeps: of what was sent, the keys that it has; those that weren't sent as by default.</summary>
    public static JsonObject Accept(JsonObject sent, JsonObject before, JsonObject defaults)
    {
        var result = new JsonObject();
        foreach (var (name, known) in before)
        {
            if (sent.TryGetPropertyValue(name, out var value))
            {
                result[name] = value is JsonObject inner
                    ? Accept(inner, known as JsonObject ?? [], defaults[name] as JsonObject ?? [])
                    : value?.DeepClone();
            }
            else if (defaults.TryGetPropertyValue(name, out var usual))
            {
                result[name] = usual?.DeepClone();
            }
        }

        return result;
    }
}
