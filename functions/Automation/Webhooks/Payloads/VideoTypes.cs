namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>The types of items that servers announce.</summary>
internal static class VideoTypes
{
    private static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        "artist", "album", "track", "photo", "photoalbum", "audio", "musicalbum", "musicartist", "musicgenre", "audiobook", "book", "person", "playlist",
    };

    /// <summary>True for what is surely no video; a type that nobody here knows may be one.</summary>
    public static bool IsOther(string? type) => type is not null && Others.Contains(type);
}
