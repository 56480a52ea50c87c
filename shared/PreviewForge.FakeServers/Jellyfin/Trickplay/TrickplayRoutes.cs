using System.Globalization;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin.Trickplay;

/// <summary>What players fetch. The row says what is there; where it is, the library's options say at that moment.</summary>
internal sealed class TrickplayRoutes(JellyfinState jellyfin, Guards guards)
{
    private const string Extension = ".jpg";

    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new("TilePlaylist", "GET", "/Videos/{id}/Trickplay/{width}/tiles.m3u8", Playlist) { Query = [QueryRule.Optional("MediaSourceId")] },
        new("Tile", "GET", "/Videos/{id}/Trickplay/{width}/{file}", Tile) { Query = [QueryRule.Optional("MediaSourceId")] },
    ];

    private Answer Playlist(FakeExchange exchange) => Find(exchange) is var (_, _, row)
        ? Answer.Text(200, "application/vnd.apple.mpegurl; charset=utf-8", TilePlaylist.Write(row, guards.CallerOf(exchange)!.Token))
        : Errors.NotFound;

    private Answer Tile(FakeExchange exchange)
    {
        var name = exchange.Route("file");
        if (!name.EndsWith(Extension, StringComparison.Ordinal)
            || !int.TryParse(name.AsSpan(0, name.Length - Extension.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || Find(exchange) is not var (library, version, row)
            || jellyfin.Places.Folder(version, row.Set, library.IsOn(JellyfinOptions.SaveWithMedia)) is not { } folder)
        {
            return Errors.NotFound;
        }

        var file = new FileInfo(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{index}{Extension}")));
        return file.Exists
            ? Answer.Bytes(File.ReadAllBytes(file.FullName), "image/jpeg")
                .With("Content-Disposition", "attachment")
                .With("Last-Modified", file.LastWriteTimeUtc.ToString("R", CultureInfo.InvariantCulture))
            : Errors.NotFound;
    }

    private (FakeLibrary Library, MediaVersion Version, TrickplayRow Row)? Find(FakeExchange exchange)
    {
        var id = jellyfin.Server.Traits.Ids.Normalize(exchange.Query["MediaSourceId"] ?? exchange.Route("id"));
        return jellyfin.Server.Catalogue.Find(id) is { } item
            && item.VersionWith(id) is { } version
            && int.TryParse(exchange.Route("width"), NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            && jellyfin.Rows.Find(version.Id, width) is { } row
            ? (jellyfin.Server.FindLibrary(item.LibraryId)!, version, row)
            : null;
    }
}
