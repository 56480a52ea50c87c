using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Webhooks.Payloads;

namespace PreviewForge.Tests.App.Automation.Webhooks.Payloads;

public sealed class TitleTests
{
    [Theory]
    [InlineData("/tv/Gannet Rock (2017)/Season 02/Gannet Rock - S02E03 - The Ebb WEBDL-1080p.mkv", "Gannet Rock S02E03")]
    [InlineData("/tv/Gannet.Rock.2017.S02E03.1080p.mkv", "Gannet Rock S02E03")]
    [InlineData("/tv/Gannet Rock (2017) - s2e3.mkv", "Gannet Rock S02E03")]
    [InlineData("/tv/Gannet_Rock_S01E01E02.mkv", "Gannet Rock S01E01")]
    [InlineData("/tv/1923 - S01E02 - x.mkv", "1923 S01E02")]
    [InlineData("/tv/S01E02.mkv", "S01E02")]
    [InlineData("/m/Salt Garden (2021)/Salt Garden (2021) Bluray-2160p Proper.mkv", "Salt Garden (2021)")]
    [InlineData("/m/Salt.Garden.2021.1080p.mkv", "Salt Garden (2021)")]
    [InlineData("/m/Runner.2049.2017.1080p.mkv", "Runner 2049 (2017)")]
    [InlineData("/m/2012 (2009).mkv", "2012 (2009)")]
    [InlineData("/m/1917.mkv", "1917")]
    [InlineData("/m/new.mkv", "new")]
    [InlineData("/m/clip.2160p.mkv", "clip.2160p")]
    public void A_title_is_guessed_from_the_name_of_a_file(string path, string title) => Assert.Equal(title, FileNameTitle.Of(path));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData(" a\r\nb\u001b[31m ", "a  b [31m")]
    [InlineData("gnp.\u202Evkm", "gnp.vkm")]
    [InlineData("a\u2028b", "a b")]
    [InlineData("\u0007", null)]
    [InlineData("<script>", "<script>")]
    [InlineData(null, null)]
    public void A_title_is_one_line_in_one_direction(string? text, string? shown) => Assert.Equal(shown, ShownText.Title(text));

    [Theory]
    [InlineData(300, 300)]
    [InlineData(301, 300)]
    [InlineData(500_000, 300)]
    public void A_title_has_three_hundred_characters_at_most(int sent, int shown) => Assert.Equal(shown, ShownText.Title(new string('x', sent))!.Length);

    [Fact]
    public void A_long_title_is_not_cut_within_a_character()
        => Assert.Equal(new string('x', 298) + "…", ShownText.Title(new string('x', 298) + "😀😀😀"));

    [Theory]
    [InlineData("""{"type":"episode","grandparentTitle":"Gannet Rock","parentIndex":2,"index":3,"title":"The Ebb"}""", "Gannet Rock - S02E03 - The Ebb")]
    [InlineData("""{"type":"episode","grandparentTitle":"Gannet Rock","parentIndex":2,"index":3,"title":"Episode 3"}""", "Gannet Rock - S02E03")]
    [InlineData("""{"type":"episode","grandparentTitle":"Gannet Rock","parentIndex":2,"index":3,"title":" "}""", "Gannet Rock - S02E03")]
    [InlineData("""{"type":"episode","grandparentTitle":"Gannet Rock","title":"The Ebb"}""", "The Ebb")]
    [InlineData("""{"type":"season","parentTitle":"Gannet Rock","title":"Season 2"}""", "Gannet Rock - Season 2")]
    [InlineData("""{"type":"movie","title":"Reef","year":2019}""", "Reef (2019)")]
    [InlineData("""{"type":"movie","title":"Reef","year":"soon"}""", "Reef")]
    [InlineData("""{"type":7,"title":["Reef"]}""", "Plex item")]
    [InlineData("{}", "Plex item")]
    public void Plex_items_have_the_titles_that_people_know(string metadata, string title)
        => Assert.Equal(title, Sample.Read($$"""{"event":"library.new","Metadata":{{metadata}}}""", Sender.Plex).Title);

    [Theory]
    [InlineData("""{"series":{"title":"Tidepool"},"episodes":[{"seasonNumber":1,"episodeNumber":5},{"seasonNumber":1,"episodeNumber":6}]}""", "Tidepool S01E05, S01E06")]
    [InlineData("""{"series":{"title":"Tidepool"},"episodes":[{"seasonNumber":"1","episodeNumber":105},7,{"seasonNumber":-1,"episodeNumber":1},{"seasonNumber":1.5,"episodeNumber":1}]}""", "Tidepool S01E105")]
    [InlineData("""{"series":["x"],"eventTitle":"Regatta","instanceName":"S"}""", "Regatta")]
    [InlineData("""{"instanceName":"Sonarr"}""", "Sonarr")]
    [InlineData("""{"series":{"title":7}}""", "Unknown")]
    public void Shows_have_their_episodes_in_the_title(string json, string title) => Assert.Equal(title, Sample.Read(json, Sender.Sonarr).Title);

    [Fact]
    public void A_film_without_a_title_is_unknown_whatever_the_instance_is_called()
        => Assert.Equal("Unknown", Sample.Read("""{"instanceName":"Radarr","movie":{}}""", Sender.Radarr).Title);
}
