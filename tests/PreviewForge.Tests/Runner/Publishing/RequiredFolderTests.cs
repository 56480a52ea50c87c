using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.GpuRunner.Probe;
using PreviewForge.GpuRunner.Publishing;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Outputs;
using PreviewForge.Previews.Publishing;
using PreviewForge.Tests.Previews.Support;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Publishing;

/// <summary>A media server's data folder that isn't mounted. The pictures come from a BIF that is there already: no ffmpeg is needed.</summary>
public sealed class RequiredFolderTests : IDisposable
{
    private readonly ExtractionRig _rig = new(ffmpeg: "no such ffmpeg", ffprobe: "no such ffprobe");
    private readonly PhysicalFileSystem _files = new();
    private readonly PreviewPublisher _publisher;
    private readonly string _video;

    public RequiredFolderTests()
    {
        _publisher = new PreviewPublisher(new AtomicPublisher(_files, PublisherId.From("r"), TimeProvider.System), "test");
        _video = _rig.InFolder("film.mkv");
        File.WriteAllText(_video, "no video at all");
    }

    private OutputPlan Beside => Works.Bif(_rig.InFolder("film-32-10.bif"), 32);

    private string DataFolder => _rig.InFolder("plex");

    private OutputPlan InDataFolder => Works.Bif(_rig.InFolder("plex/Media/localhost/a/b.bundle/Contents/Indexes/index-sd.bif"), 32) with
    {
        RequiredFolder = DataFolder,
    };

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task An_output_whose_folder_is_missing_fails_by_itself_and_creates_nothing()
    {
        MakeFresh(Beside);

        var result = await _rig.ProcessAsync(_video, InDataFolder, Beside);

        Assert.Equal([PlanStatus.Failed, PlanStatus.Fresh], result.Plans.Select(plan => plan.Status));
        Assert.Equal((ExtractOutcome.Failed, FrameSource.OutputExisted), (result.Outcome, result.Source));
        Assert.Contains($"'{DataFolder}' is not there on the runner", result.Reason, StringComparison.Ordinal);
        Assert.Equal(result.Reason, result.Plans[0].Reason);
        Assert.False(Directory.Exists(DataFolder));
    }

    [Fact]
    public async Task The_other_outputs_are_made()
    {
        MakeFresh(Beside);
        var sheets = new OutputPlan("s", OutputFormat.Trickplay, _rig.InFolder("film.trickplay/32 - 10x10"), 32, 10);

        var result = await _rig.ProcessAsync(_video, sheets, InDataFolder, Beside);

        Assert.Equal([PlanStatus.Published, PlanStatus.Failed, PlanStatus.Fresh], result.Plans.Select(plan => plan.Status));
        Assert.Equal((ExtractOutcome.Failed, FrameSource.CacheHit, 6), (result.Outcome, result.Source, result.FrameCount));
        Assert.Contains("mounted", result.Reason, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(sheets.Target, "0.jpg")));
        Assert.False(Directory.Exists(DataFolder));
    }

    [Fact]
    public async Task No_picture_is_made_for_it_alone()
    {
        var result = await _rig.ProcessAsync(Works.Extract(path: _video, plans: InDataFolder) with { Force = true });

        Assert.Equal(ExtractOutcome.Failed, result.Outcome);
        Assert.Null(result.Source);
        Assert.Contains("is not there on the runner", Assert.Single(result.Plans).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_there_is_filled()
    {
        MakeFresh(Beside);
        Directory.CreateDirectory(DataFolder);

        var result = await _rig.ProcessAsync(_video, InDataFolder, Beside);

        Assert.Equal([PlanStatus.Published, PlanStatus.Fresh], result.Plans.Select(plan => plan.Status));
        Assert.Equal(ExtractOutcome.Published, result.Outcome);
        Assert.True(File.Exists(InDataFolder.Target));
    }

    [Fact]
    public void A_folder_that_was_unmounted_while_pictures_were_made_is_not_created()
    {
        var frames = new Dictionary<int, IFrameSet> { [32] = Jpegs.Frames(6) };
        var pictures = new PictureSet(
            10, frames, new FrameOptions().ToSettings(), 60, FrameSource.Extracted, new ExtractionReport { Way = ExtractionWay.Sparse });

        var result = new PlanPublisher(_publisher, _files).Publish(
            InDataFolder, pictures, SourceFingerprint.Take(_files, _video)!, TestContext.Current.CancellationToken);

        Assert.Equal(PlanStatus.Failed, result.Status);
        Assert.Contains("mounted", result.Reason, StringComparison.Ordinal);
        Assert.False(Directory.Exists(DataFolder));
    }

    [Fact]
    public void A_probe_leaves_the_item_to_the_extraction_which_serves_the_others_and_says_why()
    {
        MakeFresh(Beside);
        var probe = new ItemProbe(new FreshnessProbe(_files), _files);

        var item = probe.Judge(new WorkItem(1, _video, [Beside, InDataFolder]), new FrameOptions(), force: false);

        Assert.Equal(ProbeVerdict.NeedsExtraction, item.Verdict);
        Assert.Contains("mounted", item.Reason, StringComparison.Ordinal);
        Assert.Equal(ProbeVerdict.Fresh, probe.Judge(new WorkItem(1, _video, [Beside]), new FrameOptions(), force: false).Verdict);
    }

    private void MakeFresh(OutputPlan plan) => _publisher.Publish(
        plan.ToOutput(), Jpegs.Frames(6), SourceFingerprint.Take(_files, _video)!, new FrameOptions().ToSettings(), TestContext.Current.CancellationToken);
}
