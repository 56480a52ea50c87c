using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>How a vendor's ids look. Ids of generated items say which they are, so that nothing has to be kept.</summary>
internal abstract class IdScheme
{
    /// <summary>A new id for an item at a path.</summary>
    public abstract string Next(string path);

    /// <summary>The id of a generated item.</summary>
    public abstract string Generated(int set, int index);

    /// <summary>Which generated item an id means; null when it means none.</summary>
    public abstract (int Set, int Index)? ReadGenerated(string id);

    /// <summary>An id as the vendor compares it.</summary>
    public abstract string Normalize(string id);
}

/// <summary>Emby: numbers.</summary>
internal sealed class NumberIds : IdScheme
{
    private const int Block = 10_000_000;
    private const int Offset = 100_000_000;

    private int _last = 1000;

    public override string Next(string path) => (++_last).ToString(CultureInfo.InvariantCulture);

    public override string Generated(int set, int index) => (Offset + (set * Block) + index).ToString(CultureInfo.InvariantCulture);

    public override (int Set, int Index)? ReadGenerated(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Offset
            ? ((number - Offset) / Block, (number - Offset) % Block)
            : null;

    public override string Normalize(string id) => id;
}

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
