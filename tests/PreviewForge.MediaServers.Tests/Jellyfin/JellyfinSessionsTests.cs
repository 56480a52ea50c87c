using PreviewForge.FakeServers.Jellyfin;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.MediaServers.Tests.Jellyfin;

/// <summary>Who watches on a Jellyfin, of whichever release: the credential goes where each takes it.</summary>
public sealed class JellyfinSessionsTests : JellyfinTest
{
    [Theory]
    [InlineData("10.11")]
    [InlineData("12")]
    public async Task Videos_that_play_count_and_paused_ones_do_not(string line)
    {
        await StartAsync(line == "12" ? JellyfinRelease.V12 : JellyfinRelease.V1011);
        Server.Play(new FakePlayback(), new FakePlayback("Episode"), new FakePlayback(IsPaused: true));

        Assert.Equal(2, await Connect().Playback!.CountPlayingAsync(Token));
    }
}
