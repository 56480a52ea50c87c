namespace PreviewForge.Functions.MediaServers.Plex;

/// <summary>Plex's numbers of the types that have files.</summary>
internal enum VideoType
{
    Movie = 1,
    Episode = 4,
}

internal static class VideoTypes
{
    /// <summary>What a section holds, by the section's own type; null when that is no video.</summary>
    public static VideoType? OfSection(string? type) => type switch
    {
        "movie" => VideoType.Movie,
        "show" => VideoType.Episode,
        _ => null,
    };

    /// <summary>What a library holds, by the word that our settings keep of it; null when they have none that says it.</summary>
    public static VideoType? OfKind(string? kind) => kind switch
    {
        "movie" => VideoType.Movie,
        "episode" or "show" => VideoType.Episode,
        _ => null,
    };

    public static string Kind(this VideoType type) => type is VideoType.Movie ? "movie" : "episode";
}
