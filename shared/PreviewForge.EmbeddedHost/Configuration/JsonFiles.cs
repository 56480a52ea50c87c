using System.Text.Json;

namespace PreviewForge.EmbeddedHost.Configuration;

/// <summary>How files that people edit are read: comments and trailing commas are allowed, names are taken in any case.</summary>
internal static class JsonFiles
{
    public static JsonSerializerOptions Lenient { get; } = new()
    {
        PropertyNameCaseInsensitive = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };
}
