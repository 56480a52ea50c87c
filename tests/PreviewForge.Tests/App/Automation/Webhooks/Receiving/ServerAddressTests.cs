using PreviewForge.Functions.Automation.Webhooks.History;
using PreviewForge.Functions.Automation.Webhooks.Intake;

namespace PreviewForge.Tests.App.Automation.Webhooks.Receiving;

/// <summary>The address of one server.</summary>
public sealed class ServerAddressTests : IDisposable
{
    private readonly WebhookBench _bench = new(WebhookBench.Servers);

    [Fact]
    public async Task A_server_that_is_not_there_is_not_found()
    {
        Answer answer = await _bench.PostAsync("ghost", """{"path":"/m/x.mkv"}""");

        Assert.Equal((404, "ignored", "server 'ghost' not configured"), (answer.Status, answer.Text("status"), answer.Text("reason")));
    }

    [Fact]
    public async Task A_body_that_is_none_is_refused_before_the_server_is_looked_for()
        => Assert.Equal(400, (await _bench.PostAsync("ghost", "nonsense")).Status);

    [Theory]
    [InlineData("""{"path":"/m/x.mkv"}""", 1)]
    [InlineData("""{"hello":1}""", 0)]
    public async Task A_server_that_is_off_wants_nothing(string body, int lines)
    {
        Answer answer = await _bench.PostAsync("srv-off", body);

        Assert.Equal((202, "ignored", "server is disabled"), (answer.Status, answer.Text("status"), answer.Text("reason")));
        Assert.Equal(lines, _bench.Desk.Notes.Count(note => note.Status == HistoryStatus.Ignored));
    }

    [Fact]
    public async Task One_of_two_servers_of_a_vendor_gets_what_is_sent_to_it()
    {
        await _bench.PostAsync("srv-emby-2", """{"Event":"library.new","Server":{"Id":"never seen"},"Item":{"Id":"33"}}""");

        Arrival arrival = Assert.Single(_bench.Desk.Arrivals);
        Assert.Equal((new ArrivedItem("srv-emby-2", "33"), "srv-emby-2"), (arrival.Item, arrival.PinnedServerId));
    }

    [Theory]
    [InlineData("sonarr-upgrade")]
    [InlineData("scanner-folder-change")]
    public async Task Who_is_no_server_may_send_for_any(string sample)
    {
        Answer answer = await _bench.PostAsync("srv-jelly", Sample.Text(sample));

        Arrival arrival = Assert.Single(_bench.Desk.Arrivals);
        Assert.Equal((202, "srv-jelly", null, null), (answer.Status, arrival.PinnedServerId, arrival.OriginServerId, arrival.Item));
    }

    [Fact]
    public async Task A_server_of_another_vendor_is_not_taken_for_the_named_one()
    {
        Answer answer = await _bench.PostAsync("srv-plex", Sample.Text("jellyfin-item-added"));

        Assert.Equal((202, "ignored", "server 'srv-plex' is no Jellyfin server"), (answer.Status, answer.Text("status"), answer.Text("reason")));
        Assert.Equal(("srv-plex", HistoryStatus.Ignored), (Assert.Single(_bench.Desk.Notes).ServerId, _bench.Desk.Notes[0].Status));
    }

    [Fact]
    public async Task A_payload_of_nobody_is_refused_here_too() => Assert.Equal(400, (await _bench.PostAsync("srv-plex", """{"hello":1}""")).Status);

    [Theory]
    [InlineData("id-a", 0)]
    [InlineData("id-b", 1)]
    [InlineData("id-of-a-plex-that-is-not-configured", 0)]
    public async Task What_another_Plex_of_the_account_sends_to_all_addresses_is_left_to_that_one(string identity, int arrivals)
    {
        _bench.Write("""
            {"media_servers": [
              {"id": "a", "type": "plex", "name": "A", "url": "http://a:32400", "auth": {"method": "token", "token": "t"}, "server_identity": "id-a"},
              {"id": "b", "type": "plex", "name": "B", "url": "http://b:32400", "auth": {"method": "token", "token": "t"}, "server_identity": "id-b"}]}
            """);

        await _bench.PostAsync("b", $$"""{"Server":{"uuid":"{{identity}}"},"Metadata":{"ratingKey":"7","title":"Reef"},"event":"library.new"}""");

        Assert.Equal(arrivals, _bench.Desk.Arrivals.Count);
    }

    public void Dispose() => _bench.Dispose();
}
