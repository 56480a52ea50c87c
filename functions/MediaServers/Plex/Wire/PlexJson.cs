using System.Text.Json.Serialization;

namespace PreviewForge.Functions.MediaServers.Plex.Wire;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(PlexDocument))]
internal sealed partial class PlexJson : JsonSerializerContext;
