using PreviewForge.Functions.Automation.Webhooks.Payloads;

namespace PreviewForge.Tests.App.Automation.Webhooks.Payloads;

public sealed class SenderPathTests
{
    [Theory]
    [InlineData("/m/a.mkv", "/m/a.mkv")]
    [InlineData("  /m/a.mkv\n", "/m/a.mkv")]
    [InlineData("/m/./a.mkv", "/m/a.mkv")]
    [InlineData("/m//x/../a.mkv", "/m/a.mkv")]
    [InlineData("//m/a.mkv", "/m/a.mkv")]
    [InlineData("//./m/a.mkv", "/m/a.mkv")]
    [InlineData("/../../m/a.mkv", "/m/a.mkv")]
    [InlineData("/m/folder/", "/m/folder")]
    [InlineData("/m/.hidden/a.mkv", "/m/.hidden/a.mkv")]
    [InlineData("/m/..a/a..mkv", "/m/..a/a..mkv")]
    [InlineData(@"/m\x\a.mkv", "/m/x/a.mkv")]
    [InlineData("/m/line\nbreak.mkv", "/m/line\nbreak.mkv")]
    [InlineData("/m/-i file:%06d.mkv", "/m/-i file:%06d.mkv")]
    [InlineData("/m/%2e%2e%2fa.mkv", "/m/%2e%2e%2fa.mkv")]
    public void A_path_gets_one_spelling(string sent, string expected) => Assert.Equal(expected, SenderPath.Normalize(sent));

    [Theory]
    [InlineData(@"D:\tv\Gannet Rock\a.mkv", "D:/tv/Gannet Rock/a.mkv")]
    [InlineData("d:/tv/./x/../a.mkv", "d:/tv/a.mkv")]
    [InlineData(@"D:\..\..\a.mkv", "D:/a.mkv")]
    [InlineData(@"\\nas\tv\a.mkv", "//nas/tv/a.mkv")]
    [InlineData(@"\\nas\tv\..\..\..\a.mkv", "//nas/tv/a.mkv")]
    [InlineData(@"\\?\D:\tv\a.mkv", "D:/tv/a.mkv")]
    [InlineData(@"\\?\UNC\nas\tv\a.mkv", "//nas/tv/a.mkv")]
    public void A_path_of_Windows_keeps_its_drive_or_server(string sent, string expected) => Assert.Equal(expected, SenderPath.Normalize(sent));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a.mkv")]
    [InlineData("../a.mkv")]
    [InlineData("{{file_path}}")]
    [InlineData("file:///m/a.mkv")]
    [InlineData("https://host/a.mkv")]
    [InlineData("C:a.mkv")]
    [InlineData(@"C:\")]
    [InlineData("/")]
    [InlineData("/..")]
    [InlineData("/m/a\0.mkv")]
    [InlineData(@"\\nas")]
    [InlineData(@"\\.\PhysicalDrive0")]
    [InlineData(@"\\?\Volume{0}\a.mkv")]
    [InlineData(@"\\?\/m/a.mkv")]
    public void What_is_no_absolute_path_is_none(string? sent) => Assert.Null(SenderPath.Normalize(sent));

    [Fact]
    public void A_path_longer_than_any_system_has_is_none() => Assert.Null(SenderPath.Normalize("/" + new string('x', 4096)));

    [Theory]
    [InlineData("/tv/Show", "Season 01/a.mkv", "/tv/Show/Season 01/a.mkv")]
    [InlineData(@"D:\tv\Show\", @"Season 01\a.mkv", "D:/tv/Show/Season 01/a.mkv")]
    [InlineData("/tv/Show", "/a.mkv", "/tv/Show/a.mkv")]
    [InlineData("Show", "a.mkv", null)]
    [InlineData("/tv/Show", " ", null)]
    [InlineData("/tv/Show", null, null)]
    [InlineData(null, "a.mkv", null)]
    public void A_file_is_joined_to_its_folder(string? folder, string? relative, string? expected) => Assert.Equal(expected, SenderPath.Join(folder, relative));
}
