using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.Plex;
using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.MediaServers.Tests.Plex;

/// <summary>Who watches on a Plex.</summary>
public sealed class PlexSessionsTests : IAsyncLifetime
{
    private PlexStage _stage = null!;

    public async ValueTask InitializeAsync() => _stage = await PlexStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_server_on_which_nothing_plays_has_nobody_who_watches() => Assert.Equal(0, await CountAsync());

    [Fact]
    public async Task Films_and_episodes_that_play_or_buffer_count_and_paused_ones_music_and_photos_do_not()
    {
        _stage.Server.Play(
            new PlexSession(), new PlexSession("episode", "buffering"), new PlexSession("clip"), new PlexSession("movie", "paused"), new PlexSession("track"), new PlexSession("photo"));

        Assert.Equal(3, await CountAsync());
    }

    [Fact]
    public async Task What_has_ended_counts_no_longer()
    {
        _stage.Server.Play(new PlexSession());
        Assert.Equal(1, await CountAsync());

        _stage.Server.Play();

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_server_that_refuses_is_an_error_and_never_nobody()
    {
        _stage.Server.Faults.On("/status/sessions", Fault.Unauthorized());

        await Assert.ThrowsAsync<ServerUnauthorizedException>(CountAsync);
    }

    [Fact]
    public async Task A_page_that_is_no_answer_of_Plex_is_an_error_and_never_nobody()
    {
        _stage.Server.Faults.On("/status/sessions", Fault.Html());

        await Assert.ThrowsAsync<UnexpectedAnswerException>(CountAsync);
    }

    private Task<int> CountAsync() => _stage.Connect().Playback!.CountPlayingAsync(PlexStage.Token);
}
