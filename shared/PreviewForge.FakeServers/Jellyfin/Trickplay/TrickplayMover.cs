using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin.Trickplay;

/// <summary>The task that moves sets to where the library's options look for them. Sets without a row stay.</summary>
internal sealed class TrickplayMover(JellyfinState jellyfin)
{
    public void MoveAll()
    {
        foreach (var (library, version) in jellyfin.Server.Videos())
        {
            foreach (var row in jellyfin.Rows.Of(version.Id))
            {
                Move(version, row.Set, library.IsOn(JellyfinOptions.SaveWithMedia));
            }
        }
    }

    private void Move(MediaVersion version, TileSet set, bool toMedia)
    {
        if (!jellyfin.Places.Has(version, set, !toMedia) || jellyfin.Places.Folder(version, set, toMedia) is not { } target)
        {
            return;
        }

        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        Directory.Move(jellyfin.Places.Folder(version, set, !toMedia)!, target);
    }
}
