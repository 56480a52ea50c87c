using System.Diagnostics;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Tests.Previews.Mapping;

public sealed class ExcludeRulesTests
{
    [Theory]
    [InlineData("/mnt/media/archive", "/mnt/media/archive", true)]
    [InlineData("/mnt/media/archive", "/mnt/media/archive/video.mkv", true)]
    [InlineData("/mnt/media/archive", "/mnt/media/archive/sub/m.mkv", true)]
    [InlineData("/mnt/media/archive", "/mnt/media/archived/video.mkv", false)]
    [InlineData("/mnt/media/archive", "/mnt/media/Archive/video.mkv", false)]
    [InlineData("/mnt/media/foo/", "/mnt/media/foo", true)]
    [InlineData("/mnt/media/foo/", "/mnt/media/foo/v.mkv", true)]
    [InlineData("/mnt/x", "/mnt/media/../x/a.mkv", true)]
    [InlineData("/mnt/x", "/mnt//x/./a.mkv", true)]
    [InlineData("/", "/a/b", false)]
    [InlineData(@"C:\a", @"C:\a\b.mkv", true)]
    [InlineData("", "/a", false)]
    [InlineData(" ", "/a", false)]
    public void A_path_excludes_itself_and_all_below(string rule, string path, bool excluded) =>
        Assert.Equal(excluded, new ExcludeRules([new ExcludeRule(rule)]).Excludes(path));

    [Theory]
    [InlineData(@".*\.iso$", "/any/file.iso", true)]
    [InlineData(@".*\.iso$", "/mnt/disc.iso.bak", false)]
    [InlineData(@".*\.iso$", "/mnt/A.ISO", false)]
    [InlineData("a", "/mnt/a.mkv", true)]
    [InlineData(@"^(?!.*keep).*\.mkv$", "/m/x.mkv", true)]
    [InlineData(@"^(?!.*keep).*\.mkv$", "/m/keep/x.mkv", false)]
    [InlineData(@"(.)\1\1", "/m/xxx.mkv", true)]
    public void A_pattern_is_searched_anywhere_by_case(string rule, string path, bool excluded) =>
        Assert.Equal(excluded, Regex(rule).Excludes(path));

    [Fact]
    public void No_rule_excludes_nothing() => Assert.False(ExcludeRules.None.Excludes("/a"));

    [Fact]
    public void A_wrong_pattern_disables_itself_and_is_reported()
    {
        var rules = new ExcludeRules([new ExcludeRule("[invalid(regex", ExcludeKind.Regex), new ExcludeRule("/mnt/foo")]);

        Assert.Contains("[invalid(regex", Assert.Single(rules.Problems), StringComparison.Ordinal);
        Assert.True(rules.Excludes("/mnt/foo"));
        Assert.False(rules.Excludes("/mnt/bar"));
    }

    [Fact]
    public void A_pattern_of_absurd_length_is_refused() => Assert.Single(Regex(new string('a', 5_000)).Problems);

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData(@"(a+)+\1$")]
    public void A_pattern_that_explodes_ends_in_a_fixed_time(string pattern)
    {
        var rules = Regex(pattern);
        var watch = Stopwatch.StartNew();

        rules.Excludes("/" + new string('a', 4_000) + "!");

        Assert.Empty(rules.Problems);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Ten_thousand_rules_are_bearable()
    {
        var rules = new ExcludeRules(Enumerable.Range(0, 10_000).Select(i => new ExcludeRule($"/mnt/media/{i}")));

        Assert.True(rules.Excludes("/mnt/media/9999/a.mkv"));
        Assert.False(rules.Excludes("/mnt/media/x/a.mkv"));
    }

    private static ExcludeRules Regex(string pattern) => new([new ExcludeRule(pattern, ExcludeKind.Regex)]);
}
