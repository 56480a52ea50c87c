using System.Text.Json.Serialization;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Outputs;

/// <param name="ServerId">The server.</param>
/// <param name="ServerType">Its type.</param>
/// <param name="Adapter">What makes its outputs.</param>
/// <param name="Paths">What must be on disk; folders end with a slash.</param>
/// <param name="Exists">All of it is.</param>
/// <param name="MissingPaths">What of it isn't.</param>
public sealed record OutputStatusAnswer(
    string ServerId, string ServerType, string Adapter, IReadOnlyList<string> Paths, bool Exists, IReadOnlyList<string> MissingPaths)
{
    /// <summary>True: without the server's id of the item nobody can say where they are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NeedsItemId { get; init; }

    /// <summary>Why there is nothing; null when there are paths.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }

    internal static OutputStatusAnswer Nothing(MediaServerSettings server) => new(server.Id, server.Type.Text(), AdapterOf(server.Type), [], false, []);

    internal OutputStatusAnswer With(IReadOnlyList<OutputPieces> pieces) => this with
    {
        Paths = [.. pieces.Select(piece => piece.Path)],
        Exists = pieces.All(piece => piece.Exists),
        MissingPaths = [.. pieces.Where(piece => !piece.Exists).Select(piece => piece.Path)],
    };

    private static string AdapterOf(Settings.ServerType type) => type switch
    {
        Settings.ServerType.Plex => "plex_bundle",
        Settings.ServerType.Emby => "emby_sidecar",
        Settings.ServerType.Jellyfin => "jellyfin_trickplay",
        Settings.ServerType.Folder => "folder",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such vendor."),
    };
}
