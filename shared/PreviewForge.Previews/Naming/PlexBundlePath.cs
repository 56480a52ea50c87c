namespace PreviewForge.Previews.Naming;

/// <summary>
/// Plex's place for a BIF: <c>{config}/Media/localhost/{h[0]}/{h[1..]}.bundle/Contents/Indexes/index-sd.bif</c>, where h is the
/// hash of the media part.
/// </summary>
public static class PlexBundlePath
{
    public const string FileName = "index-sd.bif";

    /// <summary>Shortest hash of which a path can be made.</summary>
    public const int MinHashLength = 2;

    /// <param name="configFolder">Plex's data folder, the one that holds <c>Media</c>.</param>
    /// <param name="hash">The part's hash.</param>
    /// <exception cref="ArgumentException">
    /// A hash of fewer than two characters (Plex hasn't indexed the part yet), or of other than letters and digits.
    /// </exception>
    public static string For(string configFolder, string hash) => IsUsable(hash)
        ? Path.Combine(configFolder, "Media", "localhost", hash[..1], $"{hash[1..]}.bundle", "Contents", "Indexes", FileName)
        : throw new ArgumentException($"'{hash}' is not the hash of an indexed media part.", nameof(hash));

    /// <summary>True when a path can be made of the hash. It comes over the network: letters and digits can't leave the folder.</summary>
    public static bool IsUsable(string? hash) => hash is { Length: >= MinHashLength } && hash.All(char.IsAsciiLetterOrDigit);
}
