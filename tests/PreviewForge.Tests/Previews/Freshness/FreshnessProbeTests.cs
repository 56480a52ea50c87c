using System.Text;
using System.Text.Json.Nodes;
using PreviewForge.Previews;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Outputs;
using PreviewForge.Previews.Publishing;
using PreviewForge.Tests.Previews.Support;

namespace PreviewForge.Tests.Previews.Freshness;

public sealed class FreshnessProbeTests
{
    private static readonly SourceFingerprint Source = new("/m/Foo.mkv", 123, 1_700_000_000_123_456_700);
    private static readonly FrameSettings Settings = new(4, "hable");

    private readonly MemoryFileSystem _files = new();

    public static TheoryData<PreviewFormat> Formats => [PreviewFormat.Bif, PreviewFormat.Trickplay, PreviewFormat.WebVtt];

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_was_just_published_is_fresh_and_tells_what_it_holds(PreviewFormat format)
    {
        var output = Publish(format);

        Assert.Equal(new Verdict.Fresh(new PreviewFacts(32, 18, 120)), Judge(output));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_is_missing_is_stale(PreviewFormat format) => AssertStale("no such preview", Judge(Output(format)));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Another_size_or_time_of_the_video_is_stale(PreviewFormat format)
    {
        var output = Publish(format);

        AssertStale("has 124 bytes and had 123", Judge(output, Source with { Size = 124 }));
        AssertStale("another time", Judge(output, Source with { ModifiedNs = Source.ModifiedNs + 100 }));
    }

    [Fact]
    public void Another_path_of_the_same_video_is_fresh() =>
        Assert.IsType<Verdict.Fresh>(Judge(Publish(PreviewFormat.Bif), Source with { Path = "/other/Foo.mkv" }));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Other_options_are_stale_where_the_reference_takes_them_for_fresh(PreviewFormat format)
    {
        var output = Publish(format);

        AssertStale("interval has changed from 10 to 5", Judge(output with { Interval = Interval.FromSeconds(5) }));
        AssertStale("width has changed from 32 to 64", Judge(output with { Width = PreviewWidth.FromPixels(64) }));
        AssertStale("quality has changed from 4 to 2", Judge(output, settings: Settings with { Quality = 2 }));
        AssertStale("tone mapping has changed from hable to mobius", Judge(output, settings: Settings with { ToneMap = "mobius" }));
    }

    [Fact]
    public void A_preview_that_was_not_tone_mapped_does_not_depend_on_the_operator()
    {
        var output = Publish(PreviewFormat.Bif, Settings with { ToneMap = null });

        Assert.IsType<Verdict.Fresh>(Judge(output, settings: Settings with { ToneMap = "mobius" }));
    }

    [Fact]
    public void Another_version_of_the_tool_alone_makes_nothing_stale()
    {
        var output = Publish(PreviewFormat.Bif);
        EditJournal(output, journal => journal["tool"] = "PreviewForge 99.0");

        Assert.IsType<Verdict.Fresh>(Judge(output));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_preview_that_was_cut_off_later_is_stale(PreviewFormat format)
    {
        var output = Publish(format);
        var first = OutputFiles.First(output);
        _files[first] = _files[first][..^1];

        AssertStale("cut off", Judge(output));
    }

    [Theory]
    [InlineData(PreviewFormat.Trickplay)]
    [InlineData(PreviewFormat.WebVtt)]
    public void A_preview_without_its_second_sheet_is_stale(PreviewFormat format)
    {
        var output = Publish(format);
        _files.DeleteFile(OutputFiles.All(output, 120).Last());

        AssertStale("missing: 1.jpg", Judge(output));
    }

    [Theory]
    [InlineData(1_700_000_000, 123, true)]
    [InlineData(1_700_000_001, 123, false)]
    [InlineData(1_700_000_000, 122, false)]
    [InlineData(1_700_000_000, null, false)]
    [InlineData(null, 123, false)]
    public void A_journal_of_the_reference_decides_by_size_and_whole_seconds(int? mtime, int? size, bool fresh)
    {
        var output = Publish(PreviewFormat.Bif);
        var journal = new JsonObject { ["schema"] = 1, ["source_path"] = "/m/Foo.mkv", ["publisher"] = "emby_sidecar" };
        Set(journal, "source_mtime", mtime);
        Set(journal, "source_size", size);
        _files[JournalOf(output)] = Encoding.UTF8.GetBytes(journal.ToJsonString());

        Assert.Equal(fresh, Judge(output) is Verdict.Fresh);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not JSON")]
    [InlineData("""{"schema":0}""")]
    public void A_whole_preview_without_a_usable_journal_is_fresh_in_any_format(string? journal)
    {
        foreach (var format in Enum.GetValues<PreviewFormat>())
        {
            var output = Publish(format);
            Replace(JournalOf(output), journal);

            Assert.IsType<Verdict.Fresh>(Judge(output));
        }
    }

    [Theory]
    [InlineData(PreviewFormat.Bif, "every 10 s; 5 s is wanted")]
    [InlineData(PreviewFormat.WebVtt, "every 10 s; 5 s is wanted")]
    public void Without_a_journal_the_interval_in_the_file_counts_where_the_reference_takes_it_for_fresh(PreviewFormat format, string reason)
    {
        var output = Publish(format);
        Replace(JournalOf(output), null);

        AssertStale(reason, Judge(output with { Interval = Interval.FromSeconds(5) }));
    }

    [Theory]
    [InlineData(PreviewFormat.Bif, "damaged")]
    [InlineData(PreviewFormat.Trickplay, "not 32 pixels wide")]
    [InlineData(PreviewFormat.WebVtt, "damaged")]
    public void Without_a_journal_a_damaged_preview_is_stale_where_the_reference_takes_it_for_fresh(PreviewFormat format, string reason)
    {
        var output = Publish(format);
        Replace(JournalOf(output), null);
        _files[OutputFiles.First(output)] = [1, 2, 3];

        AssertStale(reason, Judge(output));
    }

    [Fact]
    public void The_reference_s_journal_among_the_sheets_is_read_too()
    {
        var output = Publish(PreviewFormat.Trickplay);
        _files[output.Target + "/0.jpg.meta"] = _files[JournalOf(output)];
        _files.DeleteFile(JournalOf(output));

        Assert.IsType<Verdict.Fresh>(Judge(output));
        AssertStale("it has 124 bytes", Judge(output, Source with { Size = Source.Size + 1 }));
    }

    [Fact]
    public void Without_a_journal_a_gap_in_the_sheets_is_stale()
    {
        var output = Publish(PreviewFormat.Trickplay);
        Replace(JournalOf(output), null);
        _files[output.Target + "/3.jpg"] = _files[output.Target + "/1.jpg"];

        AssertStale("gap", Judge(output));
    }

    [Fact]
    public void A_BIF_without_pictures_is_stale()
    {
        var output = Output(PreviewFormat.Bif);
        _files[output.Target] = Bif.BifWriterTests.Write(10);

        AssertStale("no picture", Judge(output));
    }

    [Fact]
    public void A_directory_where_a_file_should_be_is_no_preview()
    {
        _files[Output(PreviewFormat.Bif).Target + "/x"] = [];

        AssertStale("no such preview", Judge(Output(PreviewFormat.Bif)));
    }

    private static PreviewOutput Output(PreviewFormat format) => new(format, TestOutputs.TargetOf(format), PreviewWidth.FromPixels(32), Interval.FromSeconds(10));

    private static string JournalOf(PreviewOutput output) => output.Target + ".meta";

    private static void AssertStale(string reason, Verdict verdict) =>
        Assert.Contains(reason, Assert.IsType<Verdict.Stale>(verdict).Reason, StringComparison.Ordinal);

    private static void Set(JsonObject journal, string member, int? value)
    {
        if (value is not null)
        {
            journal[member] = value;
        }
    }

    private Verdict Judge(PreviewOutput output, SourceFingerprint? source = null, FrameSettings? settings = null) =>
        new FreshnessProbe(_files).Judge(output, source ?? Source, settings ?? Settings);

    private PreviewOutput Publish(PreviewFormat format, FrameSettings? settings = null)
    {
        var output = Output(format);
        new PreviewPublisher(new AtomicPublisher(_files, PublisherId.From("r1"), TimeProvider.System), "PreviewForge 0.1")
            .Publish(output, Jpegs.Frames(120), Source, settings ?? Settings, CancellationToken.None);
        return output;
    }

    private void Replace(string path, string? text)
    {
        _files.DeleteFile(path);
        if (text is not null)
        {
            _files[path] = Encoding.UTF8.GetBytes(text);
        }
    }

    private void EditJournal(PreviewOutput output, Action<JsonNode> edit)
    {
        var journal = JsonNode.Parse(_files[JournalOf(output)])!;
        edit(journal);
        _files[JournalOf(output)] = Encoding.UTF8.GetBytes(journal.ToJsonString());
    }
}
