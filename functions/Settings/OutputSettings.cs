using PreviewForge.Contracts.Work;

namespace PreviewForge.Functions.Settings;

/// <summary>What is written for a server's videos.</summary>
public sealed record OutputSettings
{
    /// <summary>Folders only: in the file any of <c>bif</c>, <c>trickplay</c>, <c>webvtt</c>; each at most once.</summary>
    public IReadOnlyList<OutputFormat> Formats { get; init; } = [];

    /// <summary>Width of a picture in pixels, 16 to 3840, even.</summary>
    public int Width { get; init; } = 320;

    /// <summary>Seconds between two pictures, 1 to 60; null takes <see cref="AppSettings.ThumbnailInterval"/>.</summary>
    public int? FrameInterval { get; init; }

    /// <summary>Plex: absolute path, as app and runner see it, of the data folder that holds <c>Media/localhost</c>; empty when it isn't set.</summary>
    public string PlexConfigFolder { get; init; } = "";

    /// <summary>Jellyfin: true for tiles beside the video, false for tiles in the server's data folder.</summary>
    public bool SaveWithMedia { get; init; } = true;

    /// <summary>Jellyfin, tiles in the data folder: absolute path of its program data folder, as app and runner see it; empty when it isn't set.</summary>
    public string JellyfinConfigFolder { get; init; } = "";
}
