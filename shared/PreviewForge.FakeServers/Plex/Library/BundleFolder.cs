namespace PreviewForge.FakeServers.Plex.Library;

/// <summary>Where Plex keeps what it knows of its files.</summary>
/// <param name="dataFolder">The folder that holds <c>Media</c>; null when the fake has none.</param>
internal sealed class BundleFolder(string? dataFolder)
{
    public bool Has(PlexPart part) => File.Exists(IndexOf(part));

    /// <summary>The part's index; null when there is none.</summary>
    public byte[]? Read(PlexPart part)
    {
        try
        {
            return IndexOf(part) is { } file ? File.ReadAllBytes(file) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private string? IndexOf(PlexPart part) => dataFolder is not null && part.Hash is { Length: > 1 } hash
        ? Path.Combine(dataFolder, "Media", "localhost", hash[..1], $"{hash[1..]}.bundle", "Contents", "Indexes", "index-sd.bif")
        : null;
}
