using System.Text.Json;
using PreviewForge.Functions.Automation.Webhooks.Payloads;

namespace PreviewForge.Tests.App.Automation.Webhooks.Payloads;

/// <summary>The form tells who speaks.</summary>
public sealed class SenderTests
{
    [Theory]
    [InlineData("""{"NotificationType":"ItemAdded","eventType":"Download","movie":{}}""", "Jellyfin")]
    [InlineData("""{"Event":"library.new","Server":{}}""", "Emby")]
    [InlineData("""{"Event":"library.new","Item":{}}""", "Emby")]
    [InlineData("""{"Event":"library.new","Server":"x","path":"/m/a.mkv"}""", "Path")]
    [InlineData("""{"event":"library.new","Metadata":{}}""", "Plex")]
    [InlineData("""{"event":"device.new","Server":{"uuid":"x"}}""", "Plex")]
    [InlineData("""{"event":"created","path":"/m/a.mkv"}""", "Path")]
    [InlineData("""{"eventType":"Download","movieFile":{}}""", "Radarr")]
    [InlineData("""{"eventType":"Download","movie":{},"series":{}}""", "Radarr")]
    [InlineData("""{"eventType":"Download","episodes":[]}""", "Sonarr")]
    [InlineData("""{"eventType":"","movie":{},"path":"/m/a.mkv"}""", "Path")]
    [InlineData("""{"eventType":"Download","path":"/m/a.mkv"}""", "Path")]
    [InlineData("""{"file_paths":["/m/a.mkv"]}""", "Path")]
    [InlineData("""{"deleted":["/m/a.mkv"]}""", "Path")]
    [InlineData("""{"rating_key":"1"}""", "Path")]
    [InlineData("""{"eventType":"Health"}""", "Servarr")]
    [InlineData("""{"eventType":"Reboot"}""", null)]
    [InlineData("""{"hello":1}""", null)]
    [InlineData("{}", null)]
    public void A_payload_has_the_sender_of_its_form(string json, string? sender) => Assert.Equal(sender, Sample.SenderOf(json)?.ToString());

    [Theory]
    [InlineData("PayloadField", "Plex")]
    [InlineData("DataField", "Emby")]
    public void The_field_of_a_form_tells_before_all_else(string carrier, string sender)
        => Assert.Equal(
            sender,
            PayloadReading.SenderOf(JsonDocument.Parse("""{"NotificationType":"x"}""").RootElement, Enum.Parse<PayloadCarrier>(carrier)).ToString());

    [Theory]
    [InlineData("Plex", """{"event":"library.new","Metadata":{"ratingKey":77}}""", "77")]
    [InlineData("Plex", """{"event":"library.new","Metadata":{"ratingKey":"../../identity"}}""", null)]
    [InlineData("Plex", """{"event":"library.new","Metadata":{"ratingKey":"7?x=1"}}""", null)]
    [InlineData("Plex", """{"event":"library.new","Metadata":[{"ratingKey":"7"}]}""", null)]
    [InlineData("Emby", """{"Event":"ItemAdded","Metadata":{"guid":"33"}}""", "33")]
    [InlineData("Jellyfin", """{"NotificationType":"itemadded","Id":"m1"}""", "m1")]
    [InlineData("Path", """{"rating_key":40123}""", "40123")]
    public void An_id_is_taken_when_it_can_be_one(string sender, string json, string? id) => Assert.Equal(id, Sample.Read(json, Enum.Parse<Sender>(sender)).ItemId);

    [Theory]
    [InlineData("Plex", """{"event":"library.new","Metadata":{"ratingKey":"7","type":"track"}}""")]
    [InlineData("Emby", """{"Event":"library.new","Item":{"Id":"7","Type":"MusicAlbum"}}""")]
    [InlineData("Jellyfin", """{"NotificationType":"ItemAdded","ItemId":"7","ItemType":"Audio"}""")]
    [InlineData("Path", """{"event":"created","rating_key":"7","media_type":"album"}""")]
    public void Music_is_no_video(string sender, string json) => Assert.Equal(EventMeaning.NoVideo, Sample.Read(json, Enum.Parse<Sender>(sender)).Meaning);

    [Fact]
    public void All_files_of_a_Plex_item_are_its_paths() => Assert.Equal(
        ["/d/a.mkv", "/d/b.mkv", "/d/c.mkv"],
        Sample.Read("""{"event":"library.new","Metadata":{"Media":[{"Part":[{"file":"/d/a.mkv"},{"file":"/d/b.mkv"},{"file":7}]},"x",{"Part":{}},{"Part":[{"file":"/d/c.mkv"}]}]}}""", Sender.Plex).Paths);

    [Theory]
    [InlineData("ItemPath")]
    [InlineData("Path")]
    [InlineData("path")]
    public void A_template_of_Jellyfin_may_name_the_file(string member)
        => Assert.Equal(["/jf/a.mkv"], Sample.Read($$"""{"NotificationType":"ItemAdded","{{member}}":"/jf/a.mkv"}""", Sender.Jellyfin).Paths);

    [Fact]
    public void What_Tautulli_tells_of_playing_is_not_relevant()
        => Assert.Equal(EventMeaning.Irrelevant, Sample.Read("""{"event":"play","path":"/m/a.mkv","rating_key":"7"}""", Sender.Path).Meaning);

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"yes\"", true)]
    [InlineData("1", true)]
    [InlineData("\"1\"", true)]
    [InlineData("false", false)]
    [InlineData("\"no\"", false)]
    [InlineData("\"perhaps\"", null)]
    [InlineData("[]", null)]
    public void A_payload_may_ask_for_new_outputs(string value, bool? expected)
        => Assert.Equal(expected, Sample.Read($$"""{"path":"/m/a.mkv","regenerate":{{value}}}""", Sender.Path).Regenerate);
}
