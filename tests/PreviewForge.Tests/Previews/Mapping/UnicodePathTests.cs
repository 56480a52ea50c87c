using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PreviewForge.Previews.Mapping;
using PreviewForge.Previews.Mapping.Unicode;

namespace PreviewForge.Tests.Previews.Mapping;

public sealed class UnicodePathTests
{
    [Fact]
    public void A_decomposed_path_matches_a_composed_prefix_and_loses_no_mark()
    {
        var map = new PathMap([new PathMapping("/data/caf\u00E9", "/mnt/c", [])]);

        Assert.Equal("/mnt/c/x.mkv", map.ToCanonical("/data/cafe\u0301/x.mkv"));
        Assert.Equal(["/mnt/c/x.mkv"], map.RemoteToLocal("/data/cafe\u0301/x.mkv"));
    }

    [Fact]
    public void What_follows_the_prefix_keeps_its_own_spelling()
    {
        var map = new PathMap([new PathMapping("/data/caf\u00E9", "/mnt/c", [])]);

        Assert.Equal("/mnt/c/re\u0301sume\u0301.mkv", map.ToCanonical("/data/caf\u00E9/re\u0301sume\u0301.mkv"));
    }

    [Theory]
    [InlineData("\u00E9", "e\u0301", true)]
    [InlineData("\uAC01", "\u1100\u1161\u11A8", true)]
    [InlineData("\u1E69", "s\u0323\u0307", true)]
    [InlineData("s\u0307\u0323", "s\u0323\u0307", true)]
    [InlineData("\u212B", "\u00C5", true)]
    [InlineData("\u0958", "\u0915\u093C", true)]
    [InlineData("e", "\u00E9", false)]
    [InlineData("\uFB01", "fi", false)]
    [InlineData("E\u0301", "e\u0301", false)]
    public void Text_is_compared_by_canonical_equivalence(string left, string right, bool equal) =>
        Assert.Equal(equal, CanonicalText.AreEqual(left, right));

    [Property]
    public Property Decomposing_twice_is_decomposing_once() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        text =>
        {
            var once = CanonicalText.Decompose(text.Get);

            Assert.Equal(once, CanonicalText.Decompose(once));
            Assert.True(CanonicalText.AreEqual(text.Get, once));
        });
}
