using System.Globalization;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin.Trickplay;

/// <summary>The two places where tiles of a version can be. All paths are local.</summary>
internal sealed class TrickplayPlaces(ServerDisk disk)
{
    /// <summary>Below the program data folder.</summary>
    public const string DataRoot = "data/trickplay";

    /// <summary>Null: there is none.</summary>
    public string? ProgramData { get; set; }

    /// <summary>The folder that holds a version's sets; null when it is to be in a data folder that isn't there.</summary>
    public string? Root(MediaVersion version, bool withMedia) => withMedia
        ? Path.ChangeExtension(disk.ToLocal(version.Path), ".trickplay")
        : ProgramData is { } data ? Path.Combine(data, DataRoot, Dashed(version.Id)[..2], Dashed(version.Id)) : null;

    /// <summary>The folder of one set, whether it is there or not.</summary>
    public string? Folder(MediaVersion version, TileSet set, bool withMedia) =>
        Root(version, withMedia) is { } root ? Path.Combine(root, set.FolderName) : null;

    /// <summary>Whether the folder of a set is there.</summary>
    public bool Has(MediaVersion version, TileSet set, bool withMedia) => Directory.Exists(Folder(version, set, withMedia));

    /// <summary>Deletes everything that a version has in one place.</summary>
    public void Delete(MediaVersion version, bool withMedia)
    {
        if (Root(version, withMedia) is { } root && Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string Dashed(string id) => Guid.TryParse(id, out var guid) ? guid.ToString("D", CultureInfo.InvariantCulture) : id.PadRight(2, '0');
}
