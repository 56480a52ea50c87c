using System.Text.Json.Nodes;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

/// <summary>A library, with all its options.</summary>
internal sealed record VirtualFolder
{
    private static readonly string[] WithoutVideos = ["music", "musicvideos", "photos", "books", "audiobooks"];

    public string? Name { get; init; }

    public string? ItemId { get; init; }

    public string? Id { get; init; }

    public IReadOnlyList<string>? Locations { get; init; }

    public string? CollectionType { get; init; }

    /// <summary>All of it: what is left out when it is written back falls to its default.</summary>
    public JsonObject? LibraryOptions { get; init; }

    public string Key => ItemId ?? Id ?? Name ?? "";

    public string Title => Name ?? Key;

    /// <summary>Unknown kinds count as video.</summary>
    public bool HasVideos => !WithoutVideos.Contains(CollectionType ?? "", StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when the server doesn't have this option, or gives it another type.</summary>
    public bool? Flag(string name) => LibraryOptions?[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : null;

    public bool HasFlag(string name) => LibraryOptions?.ContainsKey(name) == true;
}

internal sealed record LibraryOptionsBody(string Id, JsonObject LibraryOptions);
