using PreviewForge.Previews.Naming;

namespace PreviewForge.Tests.Previews.Naming;

public sealed class OrphanNamesTests
{
    [Fact]
    public void Previews_of_videos_that_are_gone_are_orphans_with_their_journals()
    {
        string[] files = ["Live.mkv", "Live-320-10.bif", "Gone-320-10.bif", "Gone-320-10.bif.meta", "foreign.bif", "notes.txt"];
        string[] folders = ["Live.trickplay", "Gone.trickplay", "Gone.previews", ".Gone.trickplay", "Extras"];

        Assert.Equal(["Gone-320-10.bif", "Gone-320-10.bif.meta", "Gone.previews", "Gone.trickplay"], OrphanNames.Find(files, folders));
    }

    [Fact]
    public void A_folder_without_videos_may_be_an_unmounted_disk_and_has_no_orphans() =>
        Assert.Empty(OrphanNames.Find(["Gone-320-10.bif"], ["Gone.trickplay"]));

    [Theory]
    [InlineData("Live.flv")]
    [InlineData("Live.VOB")]
    [InlineData("Live.iso")]
    public void A_video_of_a_rare_kind_is_live_too(string video) =>
        Assert.Empty(OrphanNames.Find(["Other.mkv", video, "Live-320-10.bif"], ["Live.trickplay"]));

    [Fact]
    public void The_video_in_hand_is_always_live() => Assert.Empty(OrphanNames.Find(["Other.mkv", "Now-320-10.bif"], [], "Now"));
}
