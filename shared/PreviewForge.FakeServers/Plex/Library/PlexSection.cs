namespace PreviewForge.FakeServers.Plex.Library;

/// <summary>A library as it is first set up.</summary>
public sealed record PlexSection
{
    public const string BifPreference = "enableBIFGeneration";

    /// <summary>A number.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required PlexSectionType Type { get; init; }

    public string Agent { get; init; } = "tv.plex.agents.movie";

    /// <summary>True: Plex refuses to write the section's preferences together with its agent.</summary>
    public bool HasCustomAgent { get; init; }

    /// <summary>Folders as the server sees them.</summary>
    public IReadOnlyList<string> Locations { get; init; } = [];

    public IReadOnlyList<PlexSetting> Preferences { get; init; } = [new(BifPreference, true)];

    /// <summary>A movie library with Plex's own agent.</summary>
    public static PlexSection Movies(string key, string title, params IReadOnlyList<string> locations) =>
        new() { Key = key, Title = title, Type = PlexSectionType.Movie, Locations = locations };

    /// <summary>A library of series with Plex's own agent.</summary>
    public static PlexSection Shows(string key, string title, params IReadOnlyList<string> locations) =>
        new() { Key = key, Title = title, Type = PlexSectionType.Show, Agent = "tv.plex.agents.series", Locations = locations };
}
