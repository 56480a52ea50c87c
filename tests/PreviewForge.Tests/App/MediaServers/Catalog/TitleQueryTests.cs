using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PreviewForge.Functions.MediaServers.Catalog;

namespace PreviewForge.Tests.App.MediaServers.Catalog;

public sealed class TitleQueryTests
{
    [Theory]
    [InlineData("quiet.harbour.S02E07.1080p.WEB.h264-NTb", "quiet harbour", 2, 7)]
    [InlineData("quiet harbour 2x07", "quiet harbour", 2, 7)]
    [InlineData("Night Ferry - S02E07 - Fog", "night ferry", 2, 7)]
    [InlineData("S01E02 Night Ferry", "night ferry", 1, 2)]
    [InlineData("NCIS S01E02", "ncis", 1, 2)]
    [InlineData("NCIS.s1e2.PROPER.HDTV", "ncis", 1, 2)]
    [InlineData("Blade_Runner.2049.2160p.HDR", "blade runner 2049", null, null)]
    [InlineData("Harbour State 1080p", "harbour state", null, null)]
    [InlineData("Spider-Man", "spider man", null, null)]
    [InlineData("CSI", "csi", null, null)]
    [InlineData("CSI.1080p", "csi", null, null)]
    [InlineData("QUIET HARBOUR", "quiet harbour", null, null)]
    [InlineData("THE QUIET HARBOUR 1080p", "the quiet harbour", null, null)]
    [InlineData("Quiet Harbour WEB-DL", "quiet harbour", null, null)]
    [InlineData("Quiet.Harbour.WEB-DL.x265-GROUP", "quiet harbour", null, null)]
    [InlineData("Quiet Harbour 2019", "quiet harbour 2019", null, null)]
    [InlineData("Quiet Harbour (2019)", "quiet harbour", null, null)]
    [InlineData("Quiet Harbour (2019) [1080p]", "quiet harbour", null, null)]
    [InlineData("(2012)", "2012", null, null)]
    [InlineData("Dark Web", "dark web", null, null)]
    [InlineData("Dark Web 720p WEB", "dark", null, null)]
    [InlineData("1080p", "1080p", null, null)]
    [InlineData("Ночной паром", "ночной паром", null, null)]
    public void A_title_is_read_as_it_was_meant(string text, string title, int? season, int? episode)
    {
        TitleQuery query = TitleQuery.Parse(text)!;

        Assert.Equal((title, season, episode), (query.Title, query.Season, query.Episode));
    }

    [Theory]
    [InlineData("Quiet Harbour (2019)", 2019)]
    [InlineData("Quiet Harbour [1984] x264", 1984)]
    [InlineData("Quiet Harbour 2019", null)]
    [InlineData("(2012)", null)]
    public void A_year_in_brackets_is_no_part_of_the_title(string text, int? year) => Assert.Equal(year, TitleQuery.Parse(text)!.Year);

    [Theory]
    [InlineData("")]
    [InlineData(" . _ - ")]
    [InlineData("[]()")]
    [InlineData("S01E02")]
    public void What_holds_no_word_is_no_title(string text) => Assert.Null(TitleQuery.Parse(text));

    [Property(MaxTest = 500)]
    public Property Whatever_is_typed_a_title_has_words_without_blanks_and_reads_the_same_again() => Prop.ForAll(
        Gen.ListOf(Gen.Elements("S01E02", "2x07", "1080p", "web", "-", ".", "_", "(2019)", "[", "CSI", "Quiet", "é", " ", "WEB-DL")).Select(words => string.Concat(words)).ToArbitrary(),
        text => TitleQuery.Parse(text) is not { } query || (query.Words.All(word => word.Length > 0 && !word.Contains(' ')) && !query.Title.Any(char.IsUpper)));
}
