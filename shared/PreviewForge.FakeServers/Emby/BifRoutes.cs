using System.Buffers.Binary;
using System.Globalization;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Emby;

/// <summary>
/// Serves the file <c>{name}-{width}-{seconds}.bif</c> that lies beside a video, as it is at that moment. Without one, a header that
/// counts no pictures. Anybody may ask (Emby's REST reference, BifService).
/// </summary>
internal sealed class BifRoutes(ServerState state)
{
    private const string ContentType = "application/octet-stream";
    private static readonly byte[] Magic = [0x89, 0x42, 0x49, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new("Bif", "GET", "/Videos/{id}/index.bif", Serve)
        {
            NeedsToken = false,
            Query = [QueryRule.Required("Width").WholeNumber(1, 10_000), QueryRule.Optional("MediaSourceId")],
        },
    ];

    /// <summary>The sidecar of a video, as a local path; null when there is none of this width.</summary>
    public string? Find(MediaVersion version, int width)
    {
        var media = state.Disk.ToLocal(version.Path);
        var folder = Path.GetDirectoryName(media)!;
        var start = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(media)}-{width}-");
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.bif").Where(file => IsNamed(Path.GetFileName(file), start)).Order(StringComparer.Ordinal).FirstOrDefault()
            : null;
    }

    private static bool IsNamed(string name, string start) =>
        name.StartsWith(start, StringComparison.Ordinal) && name[start.Length..^".bif".Length] is { Length: > 0 } seconds && seconds.All(char.IsAsciiDigit);

    private Answer Serve(FakeExchange exchange)
    {
        var id = exchange.Query["MediaSourceId"] ?? exchange.Route("id");
        var width = int.Parse(exchange.Query["Width"]!, NumberStyles.None, CultureInfo.InvariantCulture);
        var file = state.Catalogue.Find(id)?.VersionWith(id) is { } version ? Find(version, width) : null;
        return Part(exchange, file is null ? EmptySet() : File.ReadAllBytes(file));
    }

    private static byte[] EmptySet()
    {
        var header = new byte[64];
        Magic.CopyTo(header, 0);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), 10_000);
        return header;
    }

    private static Answer Part(FakeExchange exchange, byte[] bytes)
    {
        if (exchange.Header("Range")?.Split('=') is not ["bytes", var range] || range.Split('-') is not [var from, var to]
            || !int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var first))
        {
            return Answer.Bytes(bytes, ContentType);
        }

        if (first >= bytes.Length)
        {
            return Answer.Empty(416).With("Content-Range", $"bytes */{bytes.Length}");
        }

        var last = int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? Math.Min(wanted, bytes.Length - 1) : bytes.Length - 1;
        var part = Answer.Bytes(bytes.AsMemory(first, Math.Max(last - first + 1, 0)), ContentType) with { Status = 206 };
        return part.With("Content-Range", $"bytes {first}-{last}/{bytes.Length}");
    }
}
