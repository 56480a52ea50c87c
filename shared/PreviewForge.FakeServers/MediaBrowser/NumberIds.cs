using System.Globalization;

namespace PreviewForge.FakeServers.MediaBrowser;

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
