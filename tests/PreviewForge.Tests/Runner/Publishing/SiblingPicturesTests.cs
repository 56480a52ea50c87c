using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.GpuRunner.Publishing;
using PreviewForge.Previews;
using PreviewForge.Previews.Bif;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Naming;
using PreviewForge.Previews.Outputs;
using PreviewForge.Previews.Publishing;
using PreviewForge.Tests.Previews.Support;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Publishing;

public sealed class SiblingPicturesTests : IDisposable
{
    private static readonly FrameSettings Settings = new FrameOptions().ToSettings();

    private readonly string _folder = Directory.CreateTempSubdirectory("pf-sibling-").FullName;
    private readonly SourceFingerprint _source;

    public SiblingPicturesTests() => _source = new SourceFingerprint(Path.Combine(_folder, "film.mkv"), 1000, 5_000_000_300);

    private string Bif => Path.Combine(_folder, "film-32-2.bif");

    private string JournalPath => JournalName.For(Bif);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Pictures_of_a_BIF_come_byte_for_byte_and_keep_what_they_were_made_with()
    {
        Publish(Settings with { ToneMap = null });

        using var found = Find(interval: 4);

        Assert.NotNull(found);
        Assert.Equal((2, 6, null, FrameSource.CacheHit), (found.IntervalSeconds, found.Count, found.MadeWith.ToneMap, found.Source));
        Assert.Equal(Jpegs.Frames(6).Read(5).ToArray(), found.ByWidth[32].Read(5).ToArray());
        Assert.Equal((ExtractionWay.Reuse, Bif), (found.Report.Way, found.Report.ReusedFrom));
    }

    [Theory]
    [InlineData(2, 32, 4, ToneMap.Hable, true)]
    [InlineData(6, 32, 4, ToneMap.Hable, true)]
    [InlineData(3, 32, 4, ToneMap.Hable, false)]
    [InlineData(1, 32, 4, ToneMap.Hable, false)]
    [InlineData(2, 34, 4, ToneMap.Hable, false)]
    [InlineData(2, 32, 5, ToneMap.Hable, false)]
    [InlineData(2, 32, 4, ToneMap.Mobius, false)]
    public void Interval_width_and_options_must_allow_it(int interval, int width, int quality, ToneMap toneMap, bool expected)
    {
        Publish(Settings);

        using var found = Find(interval, width, settings: new FrameOptions(quality, toneMap).ToSettings());

        Assert.Equal(expected, found is not null);
    }

    [Fact]
    public void A_video_that_is_another_one_gets_no_pictures()
    {
        Publish(Settings);

        Assert.Null(Find(source: _source with { Size = 1001 }));
        Assert.Null(Find(source: _source with { ModifiedNs = 5_000_000_400 }));
        Assert.Null(Find(source: _source with { Path = Path.Combine(_folder, "copy.mkv") }));
    }

    [Fact]
    public void A_journal_that_is_missing_or_knows_too_little_proves_nothing()
    {
        Publish(Settings);
        var known = Journal.Parse(File.ReadAllBytes(JournalPath))!;
        JournalEntry[] poor =
        [
            known with { SourceMtimeNs = null }, known with { Quality = null }, known with { Frames = null }, known with { OutputSize = null },
            known with { Interval = 0 }, known with { Height = null }, known with { Schema = 2 },
        ];

        foreach (var entry in poor)
        {
            File.WriteAllBytes(JournalPath, Journal.Format(entry));
            Assert.Null(Find());
        }

        File.Delete(JournalPath);
        Assert.Null(Find());
    }

    [Fact]
    public void A_BIF_that_is_not_what_its_journal_says_gives_nothing()
    {
        Publish(Settings);
        var known = Journal.Parse(File.ReadAllBytes(JournalPath))!;

        Assert.Null(Replaced(2, Jpegs.Frames(5), known));
        Assert.Null(Replaced(4, Jpegs.Frames(6), known));
        Assert.Null(Replaced(2, Jpegs.Frames(6, 34), known));
        using var whole = Replaced(2, Jpegs.Frames(6), known);
        Assert.NotNull(whole);
    }

    [Fact]
    public void A_BIF_that_is_cut_off_or_no_BIF_gives_nothing()
    {
        Publish(Settings);
        var known = Journal.Parse(File.ReadAllBytes(JournalPath))!;
        var bytes = File.ReadAllBytes(Bif);

        foreach (var bad in new[] { bytes[..^10], new byte[500], bytes[..20] })
        {
            File.WriteAllBytes(Bif, bad);
            File.WriteAllBytes(JournalPath, Journal.Format(known with { OutputSize = bad.Length }));
            Assert.Null(Find());
        }
    }

    private PictureSet? Replaced(int interval, IFrameSet frames, JournalEntry journal)
    {
        using (var file = File.Create(Bif))
        {
            BifWriter.Write(file, Interval.FromSeconds(interval), frames, TestContext.Current.CancellationToken);
        }

        File.WriteAllBytes(JournalPath, Journal.Format(journal with { OutputSize = new FileInfo(Bif).Length }));
        return Find();
    }

    private void Publish(FrameSettings settings)
    {
        var publisher = new PreviewPublisher(new AtomicPublisher(new PhysicalFileSystem(), PublisherId.From("r"), TimeProvider.System), "test");
        publisher.Publish(Works.Bif(Bif, 32, 2).ToOutput(), Jpegs.Frames(6), _source, settings, TestContext.Current.CancellationToken);
    }

    private PictureSet? Find(int interval = 2, int width = 32, SourceFingerprint? source = null, FrameSettings? settings = null)
    {
        var plan = new OutputPlan("s", OutputFormat.Trickplay, Path.Combine(_folder, "film.trickplay", $"{width} - 10x10"), width, interval);
        return new SiblingPictures(new PhysicalFileSystem(), NullLogger<SiblingPictures>.Instance)
            .Find(new WorkItem(1, _source.Path, [plan]), plan, source ?? _source, settings ?? Settings);
    }
}
