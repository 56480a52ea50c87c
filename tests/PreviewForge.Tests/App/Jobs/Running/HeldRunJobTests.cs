using PreviewForge.Functions.Jobs.Announcing;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Jobs.Running;

namespace PreviewForge.Tests.App.Jobs.Running;

public sealed class HeldRunJobTests
{
    private const int MostCalls = 200;

    private readonly RunJobInput _running = new(Guid.Parse("5f0c3d52-6f0e-4a86-9d0f-000000000001"), IsPrepared: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_held_job_looks_once_a_minute_whether_or_not_its_libraries_are_listed(bool isListed)
    {
        ScriptedContext context = Script(DispatchRound.Held, isListed);

        await RunJob.RunAsync(context);

        Assert.NotEmpty(context.Waits);
        Assert.Equal(context.Calls.Count(call => call == nameof(RunJobActivities.DispatchWork)), context.Waits.Count);
        Assert.All(context.Waits, wait => Assert.Equal(TimeSpan.FromMinutes(1), wait));
    }

    [Fact]
    public async Task A_held_job_still_asks_servers_when_it_is_time_for_it()
    {
        ScriptedContext context = Script(DispatchRound.Held, true, new AnnounceRound(0, TimeSpan.FromSeconds(20)));

        await RunJob.RunAsync(context);

        Assert.All(context.Waits, wait => Assert.Equal(TimeSpan.FromSeconds(20), wait));
    }

    [Theory]
    [InlineData(DispatchRound.Held, true, "held", "the end of what holds it")]
    [InlineData(DispatchRound.Held, false, "held", "the end of what holds it")]
    [InlineData(DispatchRound.Waiting, true, "working", "answers of the runners")]
    [InlineData(DispatchRound.More, true, "working", "answers of the runners")]
    [InlineData(DispatchRound.Waiting, false, "listing", "its libraries to be read")]
    [InlineData(DispatchRound.Drained, false, "listing", "its libraries to be read")]
    public async Task What_the_job_does_and_waits_for_can_be_read_from_outside(DispatchRound round, bool isListed, string state, string awaited)
    {
        ScriptedContext context = Script(round, isListed);

        await RunJob.RunAsync(context);

        Assert.StartsWith("""{"state":"looking","waits_for":"a""", context.Statuses[0], StringComparison.Ordinal);
        Assert.All(context.Statuses.Skip(1), status => Assert.StartsWith($$"""{"state":"{{state}}","waits_for":"{{awaited}}""", status, StringComparison.Ordinal));
        Assert.NotEmpty(context.Statuses.Skip(1));
    }

    [Theory]
    [InlineData(DispatchRound.Held, true)]
    [InlineData(DispatchRound.Held, false)]
    [InlineData(DispatchRound.Waiting, true)]
    [InlineData(DispatchRound.Waiting, false)]
    [InlineData(DispatchRound.More, false)]
    [InlineData(DispatchRound.Drained, false)]
    public async Task However_long_a_job_takes_its_history_stays_short(DispatchRound round, bool isListed)
    {
        ScriptedContext context = Script(round, isListed);

        await RunJob.RunAsync(context);

        Assert.InRange(context.Calls.Count, 1, MostCalls - 1);
        Assert.Equal(_running with { IsListed = isListed }, context.ContinuedWith);
    }

    /// <summary>A job whose rounds are all alike, and whom nobody tells of progress.</summary>
    private ScriptedContext Script(DispatchRound round, bool isListed, AnnounceRound? announced = null) => new(_running with { IsListed = isListed })
    {
        HasProgress = false,
        Answer = name => name switch
        {
            nameof(RunJobActivities.DispatchWork) => round,
            nameof(RunJobActivities.ListVideos) => new ListingRound(false, null),
            nameof(RunJobActivities.AnnounceWork) => announced,
            _ => null,
        },
    };
}
