using PreviewForge.Cli.Stack;

namespace PreviewForge.Tests.Cli;

public class RestartPolicyTests
{
    private static readonly RestartPolicy Policy = new(
        MaxDeaths: 3, Window: TimeSpan.FromMinutes(1), FirstDelay: TimeSpan.FromSeconds(1), MaxDelay: TimeSpan.FromSeconds(3));

    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    public void The_pause_doubles_with_each_death_up_to_its_limit(int deaths, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Policy.NextDelay(Enumerable.Repeat(Now, deaths), Now));

    [Fact]
    public void A_service_that_dies_too_often_is_given_up() => Assert.Null(Policy.NextDelay(Enumerable.Repeat(Now, 4), Now));

    [Fact]
    public void Deaths_long_ago_are_forgiven() =>
        Assert.Equal(TimeSpan.FromSeconds(1), Policy.NextDelay([.. Enumerable.Repeat(Now.AddMinutes(-2), 9), Now], Now));
}
