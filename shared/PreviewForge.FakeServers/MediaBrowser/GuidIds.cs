using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Jellyfin: GUIDs as 32 hex digits, the same for the same path. Asked for with dashes or in upper case they are found, too.</summary>
internal sealed class GuidIds : IdScheme
{
    private const string GeneratedPrefix = "fa11ed00";

    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    public override string Next(string path) => Of(path);

    public override string Generated(int set, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{GeneratedPrefix}{set:x8}{0:x8}{index:x8}");

    public override (int Set, int Index)? ReadGenerated(string id) =>
        id.Length == 32 && id.StartsWith(GeneratedPrefix, StringComparison.Ordinal)
            ? (int.Parse(id.AsSpan(8, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                int.Parse(id.AsSpan(24, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture))
            : null;

    public override string Normalize(string id) => Guid.TryParse(id, out var guid) ? guid.ToString("N", CultureInfo.InvariantCulture) : id;
}
