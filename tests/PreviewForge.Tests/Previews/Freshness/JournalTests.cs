using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PreviewForge.Previews.Freshness;
using PreviewForge.Tests.Previews.Support;

namespace PreviewForge.Tests.Previews.Freshness;

public sealed class JournalTests
{
    [Fact]
    public void An_entry_of_the_reference_is_read()
    {
        var entry = Journal.Parse("""{"schema":1,"source_path":"/m/Foo.mkv","source_mtime":1700000000,"source_size":123,"publisher":"emby_sidecar"}"""u8)!;

        Assert.Equal(("/m/Foo.mkv", 1700000000L, 123L, "emby_sidecar"), (entry.SourcePath, entry.SourceMtime, entry.SourceSize, entry.Publisher));
        Assert.False(entry.KnowsOptions);
    }

    [Fact]
    public void An_entry_is_written_as_one_compact_object_that_the_reference_can_read()
    {
        var entry = new JournalEntry { SourcePath = "/m/a.mkv", SourceMtime = 5, SourceSize = 7, Publisher = "emby_sidecar", Width = 320, OutputSize = 99 };

        Assert.Equal(
            """{"schema":1,"source_path":"/m/a.mkv","source_mtime":5,"source_size":7,"publisher":"emby_sidecar","width":320,"output_size":99}""",
            Encoding.UTF8.GetString(Journal.Format(entry)));
    }

    [Property]
    public Property An_entry_is_read_back_as_it_was_written() => Prop.ForAll(
        ArbMap.Default.ArbFor<(NonNull<string> Path, long Size, long Ns)>(),
        ArbMap.Default.ArbFor<(int? Width, int? Interval, string? Tool)>(),
        (source, options) =>
        {
            var entry = new JournalEntry
            {
                SourcePath = new string([.. source.Path.Get.Where(c => !char.IsSurrogate(c))]),
                SourceSize = source.Size,
                SourceMtimeNs = source.Ns,
                Width = options.Width,
                Interval = options.Interval,
                Tool = options.Tool is null ? null : new string([.. options.Tool.Where(c => !char.IsSurrogate(c))]),
            };

            Assert.Equal(entry, Journal.Parse(Journal.Format(entry)));
        });

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\0\0\0\0")]
    [InlineData("""{"schema":0,"source_size":1}""")]
    [InlineData("""{"schema":2,"source_size":1}""")]
    [InlineData("""{"schema":1,"source_size":"many"}""")]
    [InlineData("""{"schema":1,"source_size":99999999999999999999}""")]
    public void What_is_no_entry_of_our_schema_is_none(string text) => Assert.Null(Journal.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_file_of_absurd_size_is_not_read()
    {
        var files = new MemoryFileSystem();
        files["/a.meta"] = [.. """{"schema":1}"""u8, .. new byte[70_000].Select(_ => (byte)' ')];

        Assert.Null(Journal.TryRead(files, "/a.meta"));
    }

    [Theory]
    [InlineData(1_700_000_000_999_999_900, 1_700_000_000)]
    [InlineData(0, 0)]
    [InlineData(-1, -1)]
    [InlineData(-1_000_000_000, -1)]
    public void Whole_seconds_are_rounded_down(long ns, long seconds) => Assert.Equal(seconds, new SourceFingerprint("/a", 1, ns).ModifiedSeconds);
}
