using System.Globalization;
using System.Text;

namespace PreviewForge.FakeServers.Jellyfin.Trickplay;

/// <summary>Writes <c>tiles.m3u8</c>, by the row alone.</summary>
internal static class TilePlaylist
{
    public static string Write(TrickplayRow row, string token)
    {
        var perSheet = row.Set.PerSheet;
        var sheets = (row.ThumbnailCount + perSheet - 1) / perSheet;
        var text = new StringBuilder("#EXTM3U\n")
            .Append(CultureInfo.InvariantCulture, $"#EXT-X-TARGETDURATION:{sheets}\n")
            .Append("#EXT-X-VERSION:7\n#EXT-X-MEDIA-SEQUENCE:1\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-IMAGES-ONLY\n");
        for (var sheet = 0; sheet < sheets; sheet++)
        {
            var pictures = Math.Min(row.ThumbnailCount - (sheet * perSheet), perSheet);
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{Seconds(pictures * row.Interval)},\n")
                .Append(CultureInfo.InvariantCulture, $"#EXT-X-TILES:RESOLUTION={row.Width}x{row.Height},LAYOUT={row.TileWidth}x{row.TileHeight},DURATION={Seconds(row.Interval)}\n")
                .Append(CultureInfo.InvariantCulture, $"{sheet}.jpg?MediaSourceId={row.ItemId}&ApiKey={token}\n");
        }

        return text.Append("#EXT-X-ENDLIST\n").ToString();
    }

    private static string Seconds(int milliseconds) => (milliseconds / 1000m).ToString("0.###", CultureInfo.InvariantCulture);
}
