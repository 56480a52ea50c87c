using PreviewForge.Functions.Automation.Webhooks.Payloads;

namespace PreviewForge.Tests.App.Automation.Webhooks.Payloads;

public sealed class ServarrPayloadTests
{
    [Fact]
    public void An_old_sender_names_a_file_only_from_its_folder_on()
        => Assert.Equal(["/films/Kelp/Kelp.mkv"], Radarr("""{"eventType":"Download","movie":{"folderPath":"/films/Kelp"},"movieFile":{"relativePath":"Kelp.mkv"}}""").Paths);

    [Fact]
    public void A_film_without_a_file_is_wherever_its_folder_is()
        => Assert.Equal(["/films/Kelp"], Radarr("""{"eventType":"Download","movie":{"folderPath":"/films/Kelp/"}}""").Paths);

    [Fact]
    public void A_show_without_a_file_is_nowhere()
        => AssertNamesNothing(Sonarr("""{"eventType":"Download","series":{"path":"/tv/Tidepool"},"episodes":[]}"""));

    [Fact]
    public void A_relative_path_without_a_folder_is_nowhere()
        => AssertNamesNothing(Sonarr("""{"eventType":"Download","series":{"title":"T"},"episodeFile":{"relativePath":"Season 01/t.mkv"}}"""));

    [Fact]
    public void The_download_folder_is_never_a_path()
        => AssertNamesNothing(Sonarr("""{"eventType":"Download","series":{"title":"T"},"sourcePath":"/downloads/x","destinationPath":"/tv/x","episodeFiles":[]}"""));

    [Fact]
    public void A_file_that_was_replaced_under_its_own_name_is_not_deleted()
    {
        Announcement said = Radarr("""
            {"eventType":"Download","isUpgrade":true,"movie":{"folderPath":"/f/K"},"movieFile":{"path":"/f/K/K.mkv"},
             "deletedFiles":[{"path":"/f/K/./K.mkv"},{"relativePath":"old.avi"},"x",7,{"path":7}]}
            """);

        Assert.Equal(["/f/K/K.mkv"], said.Paths);
        Assert.Equal(["/f/K/old.avi"], said.DeletedPaths);
    }

    [Fact]
    public void The_previous_file_of_a_film_is_deleted()
        => Assert.Equal(
            ["/f/K/old.mkv"],
            Radarr("""{"eventType":"Download","movie":{"folderPath":"/f/K"},"movieFile":{"path":"/f/K/K.mkv","previousFile":{"relativePath":"old.mkv"}}}""").DeletedPaths);

    [Fact]
    public void Files_that_swap_their_names_are_not_deleted()
    {
        Announcement said = Sonarr("""
            {"eventType":"Rename","series":{"path":"/tv/T"},"renamedEpisodeFiles":[
              {"path":"/tv/T/1.mkv","previousPath":"/tv/T/2.mkv"},{"relativePath":"2.mkv","previousRelativePath":"1.mkv"},{"path":"/tv/T/3.mkv","previousPath":"/tv/T/4.mkv"}]}
            """);

        Assert.Equal(["/tv/T/1.mkv", "/tv/T/2.mkv", "/tv/T/3.mkv"], said.Paths);
        Assert.Equal(["/tv/T/4.mkv"], said.DeletedPaths);
    }

    [Fact]
    public void Deletion_of_a_whole_film_counts_for_the_file_that_is_named()
        => Assert.Equal(["/f/K/K.mkv"], Radarr("""{"eventType":"MovieDelete","deletedFiles":true,"movie":{"folderPath":"/f/K"},"movieFile":{"path":"/f/K/K.mkv"}}""").DeletedPaths);

    [Fact]
    public void A_film_that_is_only_forgotten_keeps_its_previews()
        => Assert.Equal(EventMeaning.Irrelevant, Radarr("""{"eventType":"MovieDelete","deletedFiles":false,"movie":{"folderPath":"/f/K"},"movieFile":{"path":"/f/K/K.mkv"}}""").Meaning);

    [Fact]
    public void Deletion_of_a_file_never_means_its_folder()
        => AssertNamesNothing(Radarr("""{"eventType":"MovieFileDelete","movie":{"folderPath":"/f/K"},"movieFile":["x"]}"""));

    [Theory]
    [InlineData("Radarr", "Download", "News")]
    [InlineData("Radarr", "OnDownload", "Irrelevant")]
    [InlineData("Sonarr", "OnDownload", "News")]
    [InlineData("Sportarr", "OnDownload", "News")]
    [InlineData("Sonarr", "Upgrade", "Irrelevant")]
    [InlineData("Sonarr", "", "Irrelevant")]
    public void Events_have_their_meaning(string sender, string name, string meaning)
        => Assert.Equal(meaning, Sample.Read($$"""{"eventType":"{{name}}"}""", Enum.Parse<Sender>(sender)).Meaning.ToString());

    [Theory]
    [InlineData("""{"eventType":7,"movie":"x","movieFile":[],"deletedFiles":"no"}""")]
    [InlineData("""{"eventType":"Download","movie":{"title":{},"folderPath":[1]},"movieFile":{"path":{"a":1},"relativePath":false},"deletedFiles":[null,[],{}]}""")]
    [InlineData("""{"eventType":"Rename","renamedMovieFiles":{"path":"/x"},"renamedEpisodeFiles":[[],{"previousPath":true}]}""")]
    [InlineData("""{"eventType":"Download","movie":{"title":"\ud800","folderPath":"\ud800"},"movieFile":{"path":"/x/\udfff"}}""")]
    [InlineData("""{"\ud800":1,"eventType":"Download"}""")]
    public void Wrong_types_are_as_good_as_missing(string json) => AssertNamesNothing(Radarr(json));

    [Fact]
    public void Ten_thousand_of_everything_are_read_in_order_and_once()
    {
        string files = string.Join(',', Enumerable.Range(0, 10_000).Select(file => $$"""{"path":"/tv/T/{{file % 5000}}.mkv"}"""));
        string episodes = string.Join(',', Enumerable.Repeat("""{"seasonNumber":1,"episodeNumber":1}""", 10_000));

        Announcement said = Sonarr($$"""{"eventType":"Download","series":{"title":"T"},"episodes":[{{episodes}}],"episodeFiles":[{{files}}]}""");

        Assert.Equal(Enumerable.Range(0, 5000).Select(file => $"/tv/T/{file}.mkv"), said.Paths);
        Assert.True(said.Title.Length <= 300);
    }

    private static void AssertNamesNothing(Announcement said)
        => Assert.Equal((0, 0, null), (said.Paths.Count, said.DeletedPaths.Count, said.ItemId));

    private static Announcement Radarr(string json) => Sample.Read(json, Sender.Radarr);

    private static Announcement Sonarr(string json) => Sample.Read(json, Sender.Sonarr);
}
