using Microsoft.Extensions.Time.Testing;
using PreviewForge.Functions.Automation.QuietHours;
using PreviewForge.Tests.App.Automation.Schedules.Running;

namespace PreviewForge.Tests.App.Automation.QuietHours;

public sealed class RunQuietHoursTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Every_edge_of_a_year_is_crossed_when_it_is_there()
    {
        QuietWindows windows = new(true, [new QuietWindow(new TimeOnly(22, 0), new TimeOnly(6, 0), QuietDays.Parse(["mon", "sat"])!.Value)]);
        List<(DateTime Local, bool? Was, bool Is)> crossings = [];
        object? input = new QuietHoursInput();
        while (_time.GetUtcNow().Year < 2027)
        {
            WalkingContext round = new(input!, _time)
            {
                Activity = (_, given) =>
                {
                    DateTimeOffset now = _time.GetUtcNow();
                    bool isQuiet = windows.IsActive(now, Berlin);
                    bool? was = Assert.IsType<QuietCrossing>(given).WasQuiet;
                    crossings.Add((TimeZoneInfo.ConvertTime(now, Berlin).DateTime, was, isQuiet));
                    return Task.FromResult<object?>(new QuietState(isQuiet, windows.NextChange(now, Berlin), "r"));
                },
            };
            await RunQuietHours.RunAsync(round);
            input = round.ContinuedWith;
        }

        var changes = crossings.Where(crossing => crossing.Was is { } was && was != crossing.Is).ToList();
        Assert.Equal(4 * 52, changes.Count, 4d);
        Assert.All(changes, change => Assert.Equal(change.Is ? new TimeSpan(22, 0, 0) : new TimeSpan(6, 0, 0), change.Local.TimeOfDay));
        Assert.All(changes, change => Assert.Contains((change.Local.AddHours(change.Is ? 0 : -12)).DayOfWeek, new[] { DayOfWeek.Monday, DayOfWeek.Saturday }));
    }

    [Fact]
    public async Task Without_windows_it_waits_and_asks_again_now_and_then()
    {
        WalkingContext round = new(new QuietHoursInput(), _time) { Activity = (_, _) => Task.FromResult<object?>(new QuietState(false, null, "r")) };
        DateTimeOffset begin = _time.GetUtcNow();

        await RunQuietHours.RunAsync(round);

        Assert.Equal(new QuietHoursInput(false), round.ContinuedWith);
        Assert.True(_time.GetUtcNow() > begin.AddDays(1));
    }

    [Fact]
    public async Task One_that_older_code_has_begun_ends_without_doing_anything()
    {
        WalkingContext round = new(new QuietHoursInput(null, RunQuietHours.Version - 1), _time) { Activity = (name, _) => throw new InvalidOperationException(name) };

        await RunQuietHours.RunAsync(round);

        Assert.Null(round.ContinuedWith);
    }
}
