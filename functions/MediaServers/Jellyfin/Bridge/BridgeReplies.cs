using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PreviewForge.Functions.MediaServers.Http;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Bridge;

/// <summary>Tells the plugin's answers, which are JSON objects, from those of a server that doesn't have it: both may be a 404.</summary>
internal static class BridgeReplies
{
    /// <summary>Null when the body is no such object.</summary>
    public static T? Read<T>(VendorReply reply, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return reply.Body.IsEmpty ? null : JsonSerializer.Deserialize(reply.Body.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
