namespace PreviewForge.Tests.Runner.Fakes;

/// <summary>A time whose time of day somebody sets while its timers and timestamps run on.</summary>
internal sealed class ClockOnTheWall(TimeProvider time) : TimeProvider
{
    public TimeSpan SetBy { get; set; }

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + SetBy;

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);
}
