namespace PreviewForge.FakeServers.Plex;

/// <summary>Names under which <see cref="FakePlex"/> counts its calls.</summary>
public static class PlexCalls
{
    public const string Root = "GET /";
    public const string Identity = "GET /identity";
    public const string Sections = "GET /library/sections";

    /// <summary>A page of a section, without file and without a window of time.</summary>
    public const string Listing = "GET /library/sections/{key}/all";

    /// <summary>The same path with <c>file=</c>.</summary>
    public const string Lookup = "GET /library/sections/{key}/all?file=";

    /// <summary>The same path with a window of time.</summary>
    public const string Recent = "GET /library/sections/{key}/all?addedAt>>=";
    public const string Refresh = "GET /library/sections/{key}/refresh";
    public const string Metadata = "GET /library/metadata/{ratingKey}";
    public const string Tree = "GET /library/metadata/{ratingKey}/tree";
    public const string AllLeaves = "GET /library/metadata/{ratingKey}/allLeaves";
    public const string Children = "GET /library/metadata/{ratingKey}/children";
    public const string Search = "GET /hubs/search";
    public const string Preferences = "GET /:/prefs";
    public const string SetPreference = "PUT /:/prefs";
    public const string SectionPreferences = "GET /library/sections/{key}/prefs";
    public const string SetSection = "PUT /library/sections/{key}";
    public const string SetSectionPreference = "PUT /library/sections/{key}/prefs";
    public const string PartIndex = "GET /library/parts/{id}/indexes/sd";
    public const string Sessions = "GET /status/sessions";
}
