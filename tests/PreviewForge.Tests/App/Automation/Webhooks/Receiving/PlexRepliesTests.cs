using PreviewForge.Functions.Automation.Webhooks.History;
using PreviewForge.Functions.Automation.Webhooks.Intake;

namespace PreviewForge.Tests.App.Automation.Webhooks.Receiving;

/// <summary>What Plex is answered at its own address.</summary>
public sealed class PlexRepliesTests : IDisposable
{
    private const string TwoPlexes = """
        {"media_servers": [
          {"id": "a", "type": "plex", "name": "A", "url": "http://a:32400", "auth": {"method": "token", "token": "t"}, "server_identity": "id-a"},
          {"id": "b", "type": "plex", "name": "B", "url": "http://b:32400", "auth": {"method": "token", "token": "t"}, "server_identity": "id-b"},
          {"id": "c", "type": "plex", "name": "C", "enabled": false, "url": "http://c:32400", "auth": {"method": "token", "token": "t"}, "server_identity": "id-c"}
        ]}
        """;

    private readonly WebhookBench _bench = new(TwoPlexes);

    [Fact]
    public async Task A_ping_is_answered_even_when_webhooks_are_off()
    {
        _bench.Write("""{"webhook_enabled": false}""");

        Answer answer = await PostFormAsync("""{"event":"test.ping"}""");

        Assert.Equal((200, """{"success":true,"message":"Plex webhook endpoint reachable"}"""), (answer.Status, answer.Json));
        HistoryEntry note = Assert.Single(_bench.Desk.Notes);
        Assert.Equal(("plex", "Test", HistoryStatus.Test), (note.Source, note.EventType, note.Status));
    }

    [Fact]
    public async Task Playing_is_ignored()
    {
        Answer answer = await PostFormAsync("""{"event":"media.play"}""");

        Assert.Equal((200, """{"success":true,"message":"Ignored event: media.play"}"""), (answer.Status, answer.Json));
        Assert.Equal(HistoryStatus.Ignored, Assert.Single(_bench.Desk.Notes).Status);
    }

    [Theory]
    [InlineData("""{"event":"library.new","Metadata":{"title":"Reef"}}""")]
    [InlineData("""{"event":"library.new","Metadata":{"title":"Reef","Media":[{"Part":[{"file":"/d/reef.mkv"}]}]}}""")]
    [InlineData("""{"event":"library.new"}""")]
    public async Task News_without_the_key_of_an_item_are_refused(string payload)
    {
        Answer answer = await PostFormAsync(payload);

        Assert.Equal((400, false, "Missing Metadata.ratingKey"), (answer.Status, answer.Body.GetProperty("success").GetBoolean(), answer.Text("error")));
        Assert.Equal(HistoryStatus.IgnoredNoPath, Assert.Single(_bench.Desk.Notes).Status);
    }

    [Fact]
    public async Task Every_file_of_an_item_and_the_item_are_queued()
    {
        _bench.Write(WebhookBench.Servers);

        Answer answer = await PostFormAsync("""{"event":"library.new","Metadata":{"ratingKey":"77","type":"movie","title":"Reef","year":2019,"Media":[{"Part":[{"file":"/d/reef.mkv"},{"file":"/elsewhere/reef.mkv"}]}]}}""");

        Assert.Equal((202, """{"success":true,"message":"Processing queued for 'Reef (2019)'"}"""), (answer.Status, answer.Json));
        Arrival arrival = Assert.Single(_bench.Desk.Arrivals);
        Assert.Equal(["/media/d/reef.mkv", "/elsewhere/reef.mkv"], arrival.Paths);
        Assert.Equal((new ArrivedItem("srv-plex", "77"), null, "srv-plex"), (arrival.Item, arrival.PinnedServerId, arrival.OriginServerId));
    }

    [Theory]
    [InlineData("", "id-b", "b", null)]
    [InlineData("?server_id=b", "id-a", "b", "b")]
    [InlineData("?server_id=c", "id-b", "b", null)]
    [InlineData("", "ID-B", "b", null)]
    [InlineData("", "nobody", "a", null)]
    [InlineData("", "id-c", "a", null)]
    public async Task The_item_is_looked_for_on_the_server_that_sent_it(string query, string identity, string origin, string? pin)
    {
        string payload = $$"""{"Server":{"uuid":"{{identity}}"},"Metadata":{"ratingKey":"77","type":"show","title":"Reef"},"event":"library.new"}""";

        await _bench.PostAsync("plex", payload, query: query);

        Arrival arrival = Assert.Single(_bench.Desk.Arrivals);
        Assert.Equal((new ArrivedItem(origin, "77"), pin), (arrival.Item, arrival.PinnedServerId));
    }

    [Fact]
    public async Task A_key_is_no_use_without_any_Plex()
    {
        _bench.Write("{}");

        Answer answer = await PostFormAsync("""{"event":"library.new","Metadata":{"ratingKey":"77","title":"Reef"}}""");

        Assert.Equal((200, HistoryStatus.IgnoredNoPath), (answer.Status, Assert.Single(_bench.Desk.Notes).Status));
    }

    [Fact]
    public async Task A_second_announcement_queues_nothing()
    {
        await PostFormAsync(Sample.Text("plex-library-new"));

        Answer answer = await PostFormAsync(Sample.Text("plex-library-new"));

        Assert.Equal(200, answer.Status);
        Assert.StartsWith("No valid paths queued for 'Gannet Rock - S02E03 - The Ebb'", answer.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "application/json", "missing 'payload' field")]
    [InlineData("a=1", "application/x-www-form-urlencoded", "missing 'payload' field")]
    [InlineData("payload=%5B%5D", "application/x-www-form-urlencoded", "payload must be a JSON object")]
    [InlineData("payload=nonsense", "application/x-www-form-urlencoded", "invalid JSON in payload: line 1, byte 2")]
    [InlineData("7", "application/json", "payload must be a JSON object")]
    public async Task A_payload_that_is_none_is_refused_with_the_reason(string body, string type, string reason)
    {
        Answer answer = await _bench.PostAsync("plex", body, type);

        Assert.Equal((400, reason), (answer.Status, answer.Text("error")));
        Assert.Empty(_bench.Desk.Notes);
    }

    public void Dispose() => _bench.Dispose();

    private Task<Answer> PostFormAsync(string payload) => _bench.PostAsync("plex", Multipart.Of(("payload", payload)), Multipart.Type);
}
