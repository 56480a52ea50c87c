namespace PreviewForge.Previews;

/// <summary>Time between two pictures: whole seconds, 1 to 60; 10 unless said otherwise.</summary>
public readonly record struct Interval
{
    public const int MinSeconds = 1;
    public const int MaxSeconds = 60;
    public const int DefaultSeconds = 10;

    // Kept as the distance to the default, so that default(Interval) is a legal value too.
    private readonly int _beyondDefault;

    private Interval(int seconds) => _beyondDefault = seconds - DefaultSeconds;

    public int Seconds => DefaultSeconds + _beyondDefault;

    /// <exception cref="ArgumentOutOfRangeException">Not within 1 to 60.</exception>
    public static Interval FromSeconds(int seconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seconds, MinSeconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds, MaxSeconds);
        return new Interval(seconds);
    }

    public static bool TryFromSeconds(int seconds, out Interval interval)
    {
        var legal = seconds is >= MinSeconds and <= MaxSeconds;
        interval = legal ? new Interval(seconds) : default;
        return legal;
    }

    public TimeSpan ToTimeSpan() => TimeSpan.FromSeconds(Seconds);

    public override string ToString() => $"{Seconds} s";
}
