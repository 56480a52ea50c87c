using PreviewForge.Previews.Mapping;

namespace PreviewForge.Tests.Previews.Mapping;

public sealed class SiblingMountsTests
{
    [Fact]
    public void A_missing_file_is_looked_for_under_every_other_mount() => Assert.Equal(
        ["/data_16tb3/TV/x.mkv", "/data_8tb/TV/x.mkv"],
        SiblingMounts.Candidates("/data_16tb/TV/x.mkv", ["/data_8tb", "/data_16tb", "/data_16tb3/", "/data_16tb", ""]));

    [Fact]
    public void The_longest_mount_that_holds_the_path_is_its_home() => Assert.Equal(
        ["/mnt/x.mkv", "/b/x.mkv"],
        SiblingMounts.Candidates("/mnt/disk1/x.mkv", ["/b", "/mnt", "/mnt/disk1"]));

    [Fact]
    public void One_mount_has_no_siblings() => Assert.Empty(SiblingMounts.Candidates("/a/x.mkv", ["/a", "/a/"]));

    [Fact]
    public void A_path_below_no_mount_is_not_looked_for() => Assert.Empty(SiblingMounts.Candidates("/c/x.mkv", ["/a", "/b"]));
}
