using Microsoft.Extensions.Time.Testing;
using PreviewForge.Functions.MediaServers.Jellyfin;

namespace PreviewForge.MediaServers.Tests.Jellyfin;

public sealed class BehaviourTests
{
    [Theory]
    [InlineData("10.10.7", "10.10", true)]
    [InlineData("10.11.11", "10.11", true)]
    [InlineData("12.0.0", "12", false)]
    [InlineData("12.0.0-rc5", "12", false)]
    [InlineData("13.1", "12", false)]
    [InlineData("10.9.11", "10.10", true)]
    [InlineData("nonsense", "10.10", true)]
    [InlineData(null, "10.10", true)]
    public void Each_line_has_its_own_dangers_and_an_unknown_one_has_them_all(string? version, string line, bool isDestructive)
    {
        JellyfinBehaviour behaviour = JellyfinBehaviour.Of(version);

        Assert.Equal((line, isDestructive, isDestructive), (behaviour.Name, behaviour.DeletesBesideMediaWhenOff, behaviour.PrunesForeignSets));
    }

    [Fact]
    public void Something_is_let_through_once_in_a_while_for_each_key()
    {
        var time = new FakeTimeProvider();
        var pause = new OncePerWhile(TimeSpan.FromSeconds(60), time);

        Assert.True(pause.Take("a"));
        Assert.False(pause.Take("a"));
        Assert.True(pause.Take("b"));
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(pause.Take("a"));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(pause.Take("a"));
    }
}
