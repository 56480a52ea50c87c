namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>
/// How a vendor compares <c>NameStartsWith</c>: both with the sort name, so without article and accents; Emby finds a title by
/// its leading article, too, Jellyfin does not.
/// </summary>
internal sealed record NameMatch(bool FindsLeadingArticles)
{
    public bool StartsWith(string name, string prefix)
    {
        var folded = SortName.Fold(prefix);
        return SortName.Of(name).StartsWith(folded, StringComparison.Ordinal)
            || (FindsLeadingArticles && SortName.Fold(name).StartsWith(folded, StringComparison.Ordinal));
    }

    /// <summary><c>searchTerm</c>: anywhere in the name, whatever the case and accents.</summary>
    public static bool Contains(string name, string term) => SortName.Fold(name).Contains(SortName.Fold(term), StringComparison.Ordinal);
}
