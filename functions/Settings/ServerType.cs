namespace PreviewForge.Functions.Settings;

/// <summary>The vendors. In the file and on the wire in lower case.</summary>
public enum ServerType
{
    /// <summary>Plain folders with no server behind them.</summary>
    Folder,
    Plex,
    Emby,
    Jellyfin,
}

/// <summary>The wire form of <see cref="ServerType"/>.</summary>
internal static class ServerTypes
{
    /// <summary>Trimmed, in any case; null for what is no vendor that this version knows.</summary>
    public static ServerType? Parse(string text)
        => Enum.TryParse(text.Trim(), ignoreCase: true, out ServerType type) && Enum.IsDefined(type) && !char.IsAsciiDigit(text.Trim()[0]) ? type : null;

    public static string Text(this ServerType type) => type switch
    {
        ServerType.Folder => "folder",
        ServerType.Plex => "plex",
        ServerType.Emby => "emby",
        ServerType.Jellyfin => "jellyfin",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such vendor."),
    };
}
