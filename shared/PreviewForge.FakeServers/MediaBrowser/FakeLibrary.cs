using System.Text.Json.Nodes;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>A virtual folder: what users call a library.</summary>
public sealed class FakeLibrary(string id, string name, string? collectionType, IReadOnlyList<string> locations, JsonObject options)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>Such as <c>movies</c>, <c>tvshows</c>, <c>music</c>; null for mixed content.</summary>
    public string? CollectionType { get; } = collectionType;

    /// <summary>Folders as the server sees them.</summary>
    public IReadOnlyList<string> Locations { get; } = locations;

    /// <summary>What the server answers as <c>LibraryOptions</c>; tests set and remove keys.</summary>
    public JsonObject Options { get; set; } = options;

    /// <summary>Whether a switch is on; a switch that isn't there is off.</summary>
    public bool IsOn(string option) => Options[option] is JsonValue value && value.TryGetValue<bool>(out var isOn) && isOn;

    /// <summary>Turns a switch on or off.</summary>
    public void Set(string option, bool isOn) => Options[option] = isOn;

    public bool Contains(string path) => Locations.Any(location => ServerDisk.IsWithin(path, location));
}
