namespace PreviewForge.Functions.MediaServers.Plex;

/// <summary>What we say of ourselves to Plex servers and to plex.tv; the token is the eighth header, and not among these.</summary>
public sealed class PlexClientHeaders(ClientIdentifier identifier)
{
    /// <summary>The name of this app, as accounts list it among their devices.</summary>
    public const string Product = "PreviewForge";

    /// <summary>The header that carries the credential.</summary>
    public const string Token = "X-Plex-Token";

    /// <summary>The header that names the system.</summary>
    public const string Platform = "X-Plex-Platform";

    private static readonly string Version = typeof(PlexClientHeaders).Assembly.GetName().Version?.ToString(3) ?? "0";

    public async ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetAsync(CancellationToken cancellationToken) =>
    [
        new("X-Plex-Client-Identifier", await identifier.GetAsync(cancellationToken)),
        new("X-Plex-Product", Product),
        new("X-Plex-Version", Version),
        new(Platform, OperatingSystem.IsMacOS() ? "macOS" : "Linux"),
        new("X-Plex-Platform-Version", Environment.OSVersion.Version.ToString()),
        new("X-Plex-Device", "Server"),
        new("X-Plex-Device-Name", Product),
    ];
}
