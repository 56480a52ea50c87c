using PreviewForge.Functions.Automation.Playback;
using PreviewForge.Functions.Storage;
using PreviewForge.Tests.App.MediaServers;

namespace PreviewForge.Tests.App.Automation.Playback;

public sealed class PlaybackRoundsTests
{
    [Fact]
    public async Task While_no_job_could_be_held_nobody_is_asked()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        box.Plex.Playing = 1;

        PlaybackRound round = await box.LookAsync();

        Assert.Equal((true, false, 0), (round.Look.IsWanted, round.Look.IsWatching, box.Plex.Asked));
    }

    [Fact]
    public async Task A_job_that_waits_to_be_let_in_is_reason_enough_to_ask()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        await box.App.SubmitAsync(box.App.Video("plex/a.mkv"));
        box.Plex.Playing = 2;

        PlaybackRound round = await box.LookAsync();

        Assert.True(round.Look.IsWatching);
        Assert.Equal(["Attic is playing (2 sessions)"], await box.HeldAsync());
    }

    [Fact]
    public async Task A_server_whose_switch_is_off_is_not_asked_and_holds_nothing_at_once()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        await box.App.StartJobAsync(box.App.Video("plex/a.mkv"));
        (box.Plex.Playing, box.Emby.Playing) = (1, 1);
        await box.LookAsync();

        await box.SwitchAsync("attic", false);
        string[] held = await box.HeldAsync();
        PlaybackRound round = await box.LookAsync();

        Assert.Equal(["Den is playing (1 session)"], held);
        Assert.Equal((1, 2), (box.Plex.Asked, box.Emby.Asked));
        Assert.True(round.HasLifted);
    }

    [Fact]
    public async Task Without_any_switch_the_watch_is_not_wanted()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        await box.SwitchAsync("attic", false);
        await box.SwitchAsync("den", false);

        Assert.False((await box.LookAsync()).Look.IsWanted);
    }

    [Fact]
    public async Task Each_change_is_told_once_and_the_end_of_a_hold_is_one()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        await box.App.StartJobAsync(box.App.Video("plex/a.mkv"));
        box.Plex.Playing = 1;
        bool[] lifted = [(await box.LookAsync()).HasLifted, (await box.LookAsync()).HasLifted, await EndAsync()];

        async Task<bool> EndAsync()
        {
            box.Plex.Playing = 0;
            return (await box.LookAsync()).HasLifted;
        }

        List<EventRow> events = await box.EventsAsync();
        Assert.Equal([false, false, true], lifted);
        Assert.Equal(["attic", "attic"], events.Select(change => change.Subject));
        Assert.Contains("\"sessions\":1", events[0].Data, StringComparison.Ordinal);
        Assert.Contains("\"sessions\":0", events[1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_falls_silent_once_keeps_what_was_known_and_twice_holds_nothing()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        await box.App.StartJobAsync(box.App.Video("plex/a.mkv"));
        box.Plex.Playing = 1;
        await box.LookAsync();
        box.Plex.Failure = StubVendor.Away;

        PlaybackRound once = await box.LookAsync();
        string[] afterOnce = await box.HeldAsync();
        PlaybackRound twice = await box.LookAsync(new PlaybackMemory(once.Look.Failures));

        Assert.Equal((false, 1), (once.HasLifted, afterOnce.Length));
        Assert.True(twice.HasLifted);
        Assert.Empty(await box.HeldAsync());
    }

    [Fact]
    public async Task A_silent_server_is_named_in_the_log_once_and_again_when_it_answers()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        await box.App.StartJobAsync(box.App.Video("plex/a.mkv"));
        box.Plex.Failure = StubVendor.Away;
        var memory = new PlaybackMemory(new Dictionary<string, int>());
        for (int look = 0; look < 5; look++)
        {
            memory = new PlaybackMemory((await box.LookAsync(memory)).Look.Failures);
        }

        box.Plex.Failure = null;
        await box.LookAsync(memory);

        string[] lines = [.. box.Log.Text.Split('\n').Where(line => line.Contains("who watches", StringComparison.Ordinal))];
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("Warning: Attic can't be asked", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Information: Attic tells again", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_heard_long_ago_holds_nothing()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        await box.App.StartJobAsync(box.App.Video("plex/a.mkv"));
        box.Plex.Playing = 1;
        await box.LookAsync();

        box.App.Time.Advance(PlaybackHolds.LongestAge);
        Assert.Single(await box.HeldAsync());
        box.App.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await box.HeldAsync());
    }

    [Fact]
    public async Task A_hold_counts_from_the_first_session_that_was_seen()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        await box.App.StartJobAsync(box.App.Video("plex/a.mkv"));
        box.Plex.Playing = 1;
        await box.LookAsync();
        DateTimeOffset first = box.App.Time.GetUtcNow();

        box.App.Time.Advance(TimeSpan.FromSeconds(15));
        box.Plex.Playing = 3;
        await box.LookAsync();

        Assert.Equal(first, Assert.Single(await box.App.Get<PlaybackHolds>().CurrentAsync(AppBox.Soon)).Since);
    }
}
