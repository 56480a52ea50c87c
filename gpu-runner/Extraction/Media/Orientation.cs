namespace PreviewForge.GpuRunner.Extraction.Media;

/// <summary>How a player turns the stored picture before it shows it. An angle between is taken for the nearest quarter turn.</summary>
internal enum Orientation
{
    Upright,

    /// <summary>A quarter turn to the right, as telephones held upright store it.</summary>
    Clockwise,

    UpsideDown,

    /// <summary>A quarter turn to the left.</summary>
    Counterclockwise,

    /// <summary>Left and right changed over.</summary>
    Mirrored,

    /// <summary>Top and bottom changed over.</summary>
    Flipped,

    /// <summary>A quarter turn to the right, then top and bottom changed over.</summary>
    ClockwiseFlipped,

    /// <summary>A quarter turn to the left, then top and bottom changed over.</summary>
    CounterclockwiseFlipped,
}

internal static class Orientations
{
    public static bool SwapsSides(this Orientation orientation) => orientation
        is Orientation.Clockwise or Orientation.Counterclockwise or Orientation.ClockwiseFlipped or Orientation.CounterclockwiseFlipped;

    /// <summary>
    /// From the matrix of a track (ISO/IEC 14496-12, 8.3.2): a stored point (x, y) is shown at (ax + cy, bx + dy).
    /// </summary>
    public static Orientation Of(long a, long b, long c, long d) => Math.Abs(a) >= Math.Abs(b)
        ? (a < 0, d < 0) switch
        {
            (false, false) => Orientation.Upright,
            (true, true) => Orientation.UpsideDown,
            (true, false) => Orientation.Mirrored,
            (false, true) => Orientation.Flipped,
        }
        : (b > 0, c > 0) switch
        {
            (true, false) => Orientation.Clockwise,
            (false, true) => Orientation.Counterclockwise,
            (true, true) => Orientation.CounterclockwiseFlipped,
            (false, false) => Orientation.ClockwiseFlipped,
        };

    /// <summary>From ffprobe's <c>rotation</c>: the degrees to the left by which the stored picture is turned for showing it.</summary>
    public static Orientation Of(double degreesLeft)
    {
        var quarters = (int)Math.Round(degreesLeft / 90, MidpointRounding.AwayFromZero) % 4;
        return ((quarters + 4) % 4) switch
        {
            1 => Orientation.Counterclockwise,
            2 => Orientation.UpsideDown,
            3 => Orientation.Clockwise,
            _ => Orientation.Upright,
        };
    }
}
