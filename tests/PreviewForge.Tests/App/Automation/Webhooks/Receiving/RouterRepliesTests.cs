using System.Text.Json;
using PreviewForge.Functions.Automation.Webhooks.History;
using PreviewForge.Functions.Automation.Webhooks.Intake;

namespace PreviewForge.Tests.App.Automation.Webhooks.Receiving;

/// <summary>What any sender is answered at the address for all.</summary>
public sealed class RouterRepliesTests : IDisposable
{
    private readonly WebhookBench _bench = new(WebhookBench.Servers);

    [Fact]
    public async Task A_path_is_queued()
    {
        Answer answer = await _bench.PostAsync("incoming", """{"path":"/m/new.mkv","regenerate":"yes"}""");

        Assert.Equal(
            (202, $$"""{"status":"queued","kind":"path","canonical_path":"/m/new.mkv","job_id":"{{RecordingDesk.Job}}","message":"Processing queued for 'new'","publishers":[],"frame_count":0}"""),
            (answer.Status, answer.Json));
        Assert.True(Assert.Single(_bench.Desk.Arrivals).Regenerate);
    }

    [Fact]
    public async Task A_path_that_was_announced_before_gets_no_job()
    {
        await _bench.PostAsync("incoming", """{"path":"/m/new.mkv"}""");

        Answer answer = await _bench.PostAsync("incoming", """{"path":"/m/new.mkv"}""");

        Assert.Equal((202, "ignored_duplicate", false), (answer.Status, answer.Text("status"), answer.Body.TryGetProperty("job_id", out _)));
    }

    [Theory]
    [InlineData("""{"path":"/m/a.mkv"}""", "?regenerate=1", true)]
    [InlineData("""{"path":"/m/a.mkv","regenerate":false}""", "?regenerate=true", false)]
    [InlineData("""{"path":"/m/a.mkv"}""", "", false)]
    public async Task The_payload_wins_over_the_address(string body, string query, bool expected)
    {
        await _bench.PostAsync("incoming", body, query: query);

        Assert.Equal(expected, Assert.Single(_bench.Desk.Arrivals).Regenerate);
    }

    [Fact]
    public async Task A_payload_of_nobody_is_refused()
    {
        Answer answer = await _bench.PostAsync("incoming", """{"hello":1}""");

        Assert.Equal((400, "ignored", "unknown"), (answer.Status, answer.Text("status"), answer.Text("kind")));
    }

    [Theory]
    [InlineData("{ broken", "application/json")]
    [InlineData("hello", "text/plain")]
    [InlineData("", "application/json")]
    [InlineData("[1]", "application/json")]
    public async Task A_body_that_is_neither_form_nor_object_is_refused(string body, string type)
    {
        Answer answer = await _bench.PostAsync("incoming", body, type);

        Assert.Equal((400, "ignored"), (answer.Status, answer.Text("status")));
        Assert.NotNull(answer.Text("reason"));
    }

    [Theory]
    [InlineData("""{"NotificationType":"PlaybackStart","ServerId":"jf-1"}""", "jellyfin", "PlaybackStart")]
    [InlineData("""{"eventType":"Grab","movie":{"title":"x"},"path":"/m/a.mkv"}""", "radarr", "Grab")]
    [InlineData("""{"eventType":"HealthRestored"}""", "servarr", "HealthRestored")]
    public async Task Events_without_meaning_are_ignored_and_kept_as_a_line(string body, string kind, string name)
    {
        Answer answer = await _bench.PostAsync("incoming", body);

        Assert.Equal((202, "ignored", kind, $"event '{name}' is not relevant"), (answer.Status, answer.Text("status"), answer.Text("kind"), answer.Text("reason")));
        HistoryEntry note = Assert.Single(_bench.Desk.Notes);
        Assert.Equal((kind, name, HistoryStatus.Ignored), (note.Source, note.EventType, note.Status));
    }

    [Fact]
    public async Task The_master_switch_counts_here_too()
    {
        _bench.Write("""{"webhook_enabled": false}""");

        Answer answer = await _bench.PostAsync("incoming", """{"path":"/m/a.mkv"}""");

        Assert.Equal((202, "ignored", "Webhooks disabled"), (answer.Status, answer.Text("status"), answer.Text("reason")));
        Assert.Equal(HistoryStatus.Disabled, Assert.Single(_bench.Desk.Notes).Status);
    }

    [Fact]
    public async Task A_test_is_told_that_it_worked()
    {
        Answer answer = await _bench.PostAsync("incoming", Sample.Text("sonarr-test"));

        Assert.Equal((202, "ignored", "Sonarr webhook configured successfully"), (answer.Status, answer.Text("status"), answer.Text("message")));
        Assert.Equal(HistoryStatus.Test, Assert.Single(_bench.Desk.Notes).Status);
    }

    [Theory]
    [InlineData("sonarr-upgrade", "Gannet Rock S02E03")]
    [InlineData("radarr-import", "Salt Garden (2021)")]
    public async Task An_import_is_titled_by_its_file(string sample, string title)
    {
        await _bench.PostAsync("incoming", Sample.Text(sample));

        Assert.Equal(title, Assert.Single(_bench.Desk.Arrivals).Title);
    }

    [Fact]
    public async Task An_upgrade_takes_its_deleted_files_along()
    {
        await _bench.PostAsync("incoming", Sample.Text("sonarr-upgrade"));

        Assert.Single(Assert.Single(_bench.Desk.Arrivals).DeletedPaths);
    }

    [Theory]
    [InlineData("""{"path":"../a.mkv"}""")]
    [InlineData("""{"path":["/m/a.mkv"]}""")]
    [InlineData("""{"path":"","rating_key":"","event":"created"}""")]
    public async Task Nothing_comes_of_what_names_no_path(string body)
    {
        Answer answer = await _bench.PostAsync("incoming", body);

        Assert.Equal((202, "ignored", HistoryStatus.IgnoredNoPath), (answer.Status, answer.Text("status"), Assert.Single(_bench.Desk.Notes).Status));
    }

    [Fact]
    public async Task Emby_is_known_by_its_identity_and_its_path_is_translated()
    {
        Answer answer = await _bench.PostAsync("incoming", Sample.Text("emby-library-new"));

        Arrival arrival = Assert.Single(_bench.Desk.Arrivals);
        Assert.Equal((202, "/films/Salt Garden (2021)/Salt Garden (2021).mkv"), (answer.Status, answer.Text("canonical_path")));
        Assert.Equal(("emby", new ArrivedItem("srv-emby-1", "8842"), "srv-emby-1", null), (arrival.Source, arrival.Item, arrival.OriginServerId, arrival.PinnedServerId));
    }

    [Fact]
    public async Task The_only_Jellyfin_needs_no_identity_and_an_item_alone_has_no_path()
    {
        Answer answer = await _bench.PostAsync("incoming", Sample.Text("jellyfin-item-added"), "text/plain; charset=utf-8");

        Assert.Equal((202, "queued", false, false), (answer.Status, answer.Text("status"), Has(answer, "canonical_path"), Has(answer, "version_count")));
        Assert.Equal(new ArrivedItem("srv-jelly", "11aa22bb33cc44dd55ee66ff77889900"), Assert.Single(_bench.Desk.Arrivals).Item);
    }

    [Fact]
    public async Task Of_two_Embys_none_is_guessed()
    {
        Answer answer = await _bench.PostAsync("incoming", """{"Event":"library.new","Server":{"Id":"stranger"},"Item":{"Id":"33","Path":"/em/a.mkv"}}""");

        Assert.Equal((202, "could not match emby webhook to a configured server"), (answer.Status, answer.Text("reason")));
        Assert.Empty(_bench.Desk.Arrivals);
    }

    [Theory]
    [InlineData("payload", "plex-library-new", "plex")]
    [InlineData("\"payload\"; filename=\"p.json\"", "plex-library-new", "plex")]
    [InlineData("\"data\"", "emby-library-new", "emby")]
    public async Task A_form_is_opened(string field, string sample, string kind)
    {
        Answer answer = await _bench.PostAsync("incoming", Multipart.Of(("thumb; filename=t.jpg", "\u0001\u0002"), (field, Sample.Text(sample))), Multipart.Type);

        Assert.Equal(("queued", kind), (answer.Text("status"), answer.Text("kind")));
    }

    [Fact]
    public async Task An_item_with_several_files_tells_their_number()
    {
        Answer answer = await _bench.PostAsync("incoming", """{"event":"library.new","Metadata":{"ratingKey":"7","type":"movie","title":"Reef","Media":[{"Part":[{"file":"/d/1.mkv"}]},{"Part":[{"file":"/d/2.mkv"}]}]}}""");

        Assert.Equal((2, 1), (answer.Body.GetProperty("version_count").GetInt32(), answer.Body.GetProperty("jobs").GetArrayLength()));
    }

    [Fact]
    public async Task Tautulli_names_an_item_of_Plex_when_it_has_no_file()
    {
        await _bench.PostAsync("incoming", Sample.Text("tautulli-grouped"));

        Arrival arrival = Assert.Single(_bench.Desk.Arrivals);
        Assert.Equal(("path", new ArrivedItem("srv-plex", "70310")), (arrival.Source, arrival.Item));
    }

    public void Dispose() => _bench.Dispose();

    private static bool Has(Answer answer, string member) => answer.Body.TryGetProperty(member, out JsonElement _);
}
