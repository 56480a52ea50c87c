using Microsoft.Extensions.Time.Testing;
using PreviewForge.EmbeddedHost.Durable.Scheduling;

namespace PreviewForge.EmbeddedHost.Tests.Durable.Scheduling;

public sealed class DueTimesTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Start) { AutoAdvanceAmount = TimeSpan.Zero };
    private readonly List<string> _woken = [];
    private readonly DueTimes _due;

    public DueTimesTests() => _due = new DueTimes(_time, _woken.Add);

    [Fact]
    public void Each_is_woken_when_it_is_due_and_not_before()
    {
        _due.Add("later", Start.AddSeconds(20));
        _due.Add("sooner", Start.AddSeconds(10));

        _time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        Assert.Empty(_woken);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["sooner"], _woken);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["sooner", "later"], _woken);
    }

    [Fact]
    public void What_is_due_already_is_woken_at_once()
    {
        _due.Add("past", Start.AddYears(-1));

        Assert.Equal(["past"], _woken);
    }

    [Fact]
    public void A_time_that_is_further_off_than_a_timer_can_count_is_kept()
    {
        _due.Add("never", DateTimeOffset.MaxValue);
        _due.Add("next year", Start.AddDays(365));

        _time.Advance(TimeSpan.FromDays(365));

        Assert.Equal(["next year"], _woken);
    }

    [Fact]
    public void A_clock_that_is_set_forward_wakes_within_a_minute()
    {
        _due.Add("tomorrow", Start.AddDays(1));

        _time.AdjustTime(Start.AddDays(2));
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["tomorrow"], _woken);
    }

    [Fact]
    public void Nobody_is_woken_after_the_end()
    {
        _due.Add("soon", Start.AddSeconds(1));
        _due.Dispose();
        _due.Add("late", Start);

        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.Empty(_woken);
    }

    public void Dispose() => _due.Dispose();
}
