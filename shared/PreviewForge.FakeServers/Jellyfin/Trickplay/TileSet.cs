using System.Globalization;
using System.Text.RegularExpressions;

namespace PreviewForge.FakeServers.Jellyfin.Trickplay;

/// <summary>What the name of a folder of sheets says, such as <c>320 - 10x10</c>.</summary>
/// <param name="Width">Pixels of a picture.</param>
/// <param name="Columns">Pictures side by side.</param>
/// <param name="Rows">Pictures one below the other.</param>
internal readonly partial record struct TileSet(int Width, int Columns, int Rows)
{
    public int PerSheet => Columns * Rows;

    public string FolderName => string.Create(CultureInfo.InvariantCulture, $"{Width} - {Columns}x{Rows}");

    /// <summary>Null when the folder isn't named like one.</summary>
    public static TileSet? Read(string folderName) =>
        Name().Match(folderName) is { Success: true } match
        && Number(match.Groups[1]) is > 0 and var width && Number(match.Groups[2]) is > 0 and var columns && Number(match.Groups[3]) is > 0 and var rows
            ? new TileSet(width, columns, rows)
            : null;

    private static int Number(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^([0-9]+) - ([0-9]+)x([0-9]+)\z", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
