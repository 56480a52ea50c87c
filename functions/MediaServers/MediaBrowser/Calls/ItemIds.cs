namespace PreviewForge.Functions.MediaServers.MediaBrowser.Calls;

/// <summary>Jellyfin writes its ids with and without dashes, depending on where they come from.</summary>
internal static class ItemIds
{
    /// <summary>GUIDs without dashes in lower case, as the API has them; everything else as it is, trimmed.</summary>
    public static string Normalize(string id) => Guid.TryParse(id, out Guid guid) ? guid.ToString("N") : id.Trim();

    public static bool AreEqual(string left, string right) => string.Equals(Normalize(left), Normalize(right), StringComparison.Ordinal);
}
