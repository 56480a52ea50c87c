using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.MediaServers.Tests.Emby;

/// <summary>Who watches on an Emby; a Jellyfin is asked in the same way.</summary>
public sealed class EmbySessionsTests : EmbyTest
{
    [Fact]
    public async Task Somebody_who_only_looks_around_does_not_watch() => Assert.Equal(0, await CountAsync());

    [Fact]
    public async Task Videos_that_play_count_and_paused_ones_and_music_do_not()
    {
        Emby.Play(new FakePlayback(), new FakePlayback("TvChannel"), new FakePlayback("Episode", IsPaused: true), new FakePlayback("Audio", "Audio"));

        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Where_the_kind_of_medium_is_left_out_the_kind_of_item_tells()
    {
        Emby.Play(new FakePlayback("Movie", null), new FakePlayback("Audio", null));

        Assert.Equal(1, await CountAsync());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("<html>")]
    public async Task An_answer_that_is_no_list_of_sessions_is_an_error_and_never_nobody(string body)
    {
        Emby.Faults.On("/Sessions", Fault.Status(200, body, "application/json"));

        await Assert.ThrowsAsync<UnexpectedAnswerException>(CountAsync);
    }

    private Task<int> CountAsync() => Connect().Playback!.CountPlayingAsync(Token);
}
