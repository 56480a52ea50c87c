using System.Globalization;
using FFMpegCore;

namespace PreviewForge.GpuRunner.Extraction.Media;

/// <summary>What ffprobe tells of a stream beside its members: the matrix of its track, and the record of Dolby Vision.</summary>
internal readonly struct StreamSideData(FFProbeStream stream)
{
    public Orientation Orientation => Matrix() ?? (Number("rotation") is { } degrees ? Orientations.Of(degrees) : Orientation.Upright);

    /// <summary>Profile of Dolby Vision, such as 5, 7 or 8; null when the stream is none.</summary>
    public int? DolbyVisionProfile => (int?)Number("dv_profile");

    /// <summary>
    /// What the base layer is to a decoder without Dolby Vision: 0 nothing, 1 HDR10, 2 standard range, 4 HLG, 6 HDR10 of an Ultra HD
    /// disc (Dolby Vision Streams Within the ISO Base Media File Format, table of compatibility ids).
    /// </summary>
    public int BaseLayer => (int)(Number("dv_bl_signal_compatibility_id") ?? 0);

    /// <summary>ffprobe writes the nine numbers in three lines, each with its offset and a colon in front.</summary>
    private Orientation? Matrix()
    {
        var rows = (Text("displaymatrix") ?? "").Split('\n', 4, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return rows.Length >= 2 && Row(rows[0]) is var (a, b) && Row(rows[1]) is var (c, d) ? Orientations.Of(a, b, c, d) : null;
    }

    private static (long First, long Second)? Row(string line) =>
        line[(line.IndexOf(':') + 1)..].Split(' ', 3, StringSplitOptions.RemoveEmptyEntries) is [var first, var second, ..]
        && int.TryParse(first, CultureInfo.InvariantCulture, out var x) && int.TryParse(second, CultureInfo.InvariantCulture, out var y)
            ? (x, y)
            : null;

    private double? Number(string name) =>
        double.TryParse(Text(name), CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 1_000_000 ? number : null;

    private string? Text(string name) => (stream.SideData ?? [])
        .Select(data => data.TryGetValue(name, out var value) ? value : null)
        .FirstOrDefault(value => value is not null)?.ToString();
}
