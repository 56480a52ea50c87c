using System.Globalization;
using System.Xml.Linq;

namespace PreviewForge.Functions.MediaServers.Plex.Bundles;

/// <summary>A part of an item as its tree shows it.</summary>
/// <param name="File">The file as Plex sees it.</param>
/// <param name="Hash">Names the bundle; empty until Plex has analysed the file.</param>
internal sealed record BundlePart(string File, string Hash)
{
    /// <summary>The part's id; null when the answer didn't say.</summary>
    public string? Id { get; init; }

    /// <summary>Bytes of the file as Plex last saw it; null when the answer didn't say.</summary>
    public long? Size { get; init; }

    /// <summary>
    /// Null for a row without a file. One without a hash stays: it is the very part that is asked for, not analysed yet, and must not be mistaken for
    /// another version that is.
    /// </summary>
    public static BundlePart? From(XElement part) => string.IsNullOrWhiteSpace((string?)part.Attribute("file")) ? null : new BundlePart((string)part.Attribute("file")!, ((string?)part.Attribute("hash") ?? "").Trim())
    {
        Id = (string?)part.Attribute("id"),
        Size = long.TryParse((string?)part.Attribute("size"), NumberStyles.None, CultureInfo.InvariantCulture, out long size) ? size : null,
    };
}
