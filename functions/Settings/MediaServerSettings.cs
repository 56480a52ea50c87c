using PreviewForge.Contracts.Work;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.Settings;

/// <summary>One entry of <c>media_servers</c>.</summary>
public sealed record MediaServerSettings
{
    /// <summary>Never changes; jobs and results refer to it.</summary>
    public required string Id { get; init; }

    /// <summary>The vendor in lower case: <c>folder</c>, later <c>plex</c>, <c>emby</c>, <c>jellyfin</c>.</summary>
    public required string Type { get; init; }

    public required string Name { get; init; }

    public bool Enabled { get; init; } = true;

    public IReadOnlyList<LibrarySettings> Libraries { get; init; } = [];

    /// <summary>The server's folders under our names.</summary>
    public IReadOnlyList<PathMapping> PathMappings { get; init; } = [];

    /// <summary>Local paths that it gets nothing for.</summary>
    public IReadOnlyList<ExcludeRule> ExcludePaths { get; init; } = [];

    public OutputSettings Output { get; init; } = new();
}

/// <param name="Id">The server's id of the library.</param>
/// <param name="Name">For people.</param>
/// <param name="RemotePaths">Its roots as the server sees them.</param>
/// <param name="Enabled">False: its videos get nothing.</param>
public sealed record LibrarySettings(string Id, string Name, IReadOnlyList<string> RemotePaths, bool Enabled);

/// <summary>What is written for a server's videos.</summary>
public sealed record OutputSettings
{
    /// <summary>In the file any of <c>bif</c>, <c>trickplay</c>, <c>webvtt</c>; each at most once.</summary>
    public IReadOnlyList<OutputFormat> Formats { get; init; } = [];

    /// <summary>Width of a picture in pixels, 16 to 3840, even.</summary>
    public int Width { get; init; } = 320;

    /// <summary>Seconds between two pictures, 1 to 60; null takes <see cref="AppSettings.ThumbnailInterval"/>.</summary>
    public int? FrameInterval { get; init; }
}
