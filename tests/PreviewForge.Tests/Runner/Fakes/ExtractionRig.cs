using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Indexing.Avi;
using PreviewForge.GpuRunner.Extraction.Indexing.Matroska;
using PreviewForge.GpuRunner.Extraction.Indexing.Mp4;
using PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;
using PreviewForge.GpuRunner.Extraction.Ladder;
using PreviewForge.GpuRunner.Extraction.Processes;
using PreviewForge.GpuRunner.Extraction.Sources;
using PreviewForge.GpuRunner.Extraction.Sparse;
using PreviewForge.GpuRunner.FrameCache;
using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Hardware.Choice;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.GpuRunner.Publishing;
using PreviewForge.GpuRunner.Reporting;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Outputs;
using PreviewForge.Previews.Publishing;
using SkiaSharp;

namespace PreviewForge.Tests.Runner.Fakes;

/// <summary>The extraction with real files and real programs, in a folder of its own.</summary>
internal sealed class ExtractionRig : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ChildProcess _children;

    public ExtractionRig(string ffmpeg = "ffmpeg", string ffprobe = "ffprobe", long? freeBytes = null, int cacheMinutes = 60, ChildProcess? children = null)
    {
        _children = children ?? new ChildProcess(TimeProvider.System);
        Options = new RunnerOptions
        {
            RunnerId = "r",
            TempFolder = Path.Combine(Folder, "temp %d"),
            StateFolder = Path.Combine(Folder, "state"),
            FfmpegPath = ffmpeg,
            FfprobePath = ffprobe,
            FrameCacheMinutes = cacheMinutes,
        };
        var files = new PhysicalFileSystem();
        var atomic = new AtomicPublisher(files, PublisherId.From("r"), TimeProvider.System);
        var publisher = new PreviewPublisher(atomic, "test");
        Extractor = LadderOf(files, freeBytes);
        var ffmpegVersion = new FfmpegVersion(_children, Options, NullLogger<FfmpegVersion>.Instance);
        var tools = new ExtractTools(files, new Workspace(Options), ffmpegVersion, Options, TimeProvider.System);
        Cache = new PictureCache(Options, files, atomic, TimeProvider.System, NullLogger<PictureCache>.Instance);
        var siblings = new SiblingPictures(files, NullLogger<SiblingPictures>.Instance);
        Processor = new ExtractProcessor(
            new SingleFlight(),
            new FreshPlans(new FreshnessProbe(files), publisher),
            new PassRunner(siblings, Cache, Extractor, new PlanPublisher(publisher, files), tools),
            new RunnerMetrics(_services.GetRequiredService<IMeterFactory>()),
            tools);
    }

    /// <summary>The extraction as it is after a restart of the runner: what isn't on disk is forgotten.</summary>
    public ExtractionRig Restarted()
    {
        Extractor = LadderOf(new PhysicalFileSystem(), null);
        return this;
    }

    private FrameExtractor LadderOf(PhysicalFileSystem files, long? freeBytes)
    {
        var probe = new MediaProbe(_children, Options);
        var runs = new FfmpegRuns(_children, Devices, Options);
        var exact = new ExactSlots(runs, probe);
        var admission = new Admission(new TempSpace(Options, _ => freeBytes), Devices, new DeviceChoice(Devices, new DecodeTimings(Options)));
        var ways = new Ways(new SparseWay(runs, exact), new KeyframeWay(runs, exact), new FullWay(runs), probe, admission);
        Verdicts = new WayVerdicts(TimeProvider.System);
        var opener = new VideoOpener(Indexers, path => MediaFile.Open(path, TimeProvider.System));
        return new FrameExtractor(
            new ExtractionLadder(opener, new SparseSubjects(probe), ways, Verdicts, Options),
            new CrashQuarantine(Options, files),
            new ExtractionWorkers(Options, Devices),
            Options,
            TimeProvider.System);
    }

    /// <summary>None, as long as nobody finds any.</summary>
    public Devices Devices { get; } = new(TimeProvider.System);

    /// <summary>The readers of containers, as the runner has them; may be replaced before the first extraction.</summary>
    public List<IVideoIndexer> Indexers { get; } = [new MatroskaIndexer(), new Mp4Indexer(), new AviIndexer(), new MpegTsIndexer()];

    public string Folder { get; } = Directory.CreateTempSubdirectory("pf-extract-").FullName;

    public RunnerOptions Options { get; }

    public FrameExtractor Extractor { get; private set; }

    public WayVerdicts Verdicts { get; private set; } = null!; // Set with the extractor.

    public PictureCache Cache { get; }

    public ExtractProcessor Processor { get; }

    /// <summary>A copy of a clip under another name.</summary>
    public string Copy(string clip, string name)
    {
        var path = Path.Combine(Folder, name);
        File.Copy(clip, path, overwrite: true);
        return path;
    }

    public string InFolder(string name) => Path.Combine(Folder, name);

    public Task<ExtractResult> ProcessAsync(string path, params OutputPlan[] plans) => ProcessAsync(Works.Extract(path: path, plans: plans));

    public async Task<ExtractResult> ProcessAsync(ExtractWork work)
    {
        using var seat = await SitAsync(new WorkerPool(1));
        return await Processor.ProcessAsync(work, seat, TestContext.Current.CancellationToken);
    }

    public static async Task<Seat> SitAsync(WorkerPool pool) => new(pool, await pool.TakeAsync(TestContext.Current.CancellationToken));

    public Task<ExtractionEnd> ExtractAsync(string path, params (int Width, int Interval)[] plans) => ExtractAsync(path, order => order, plans);

    public Task<ExtractionEnd> ExtractAsync(string path, FrameOptions options, params (int Width, int Interval)[] plans) =>
        ExtractAsync(path, order => order with { Frames = options }, plans);

    public async Task<ExtractionEnd> ExtractAsync(string path, Func<ExtractionOrder, ExtractionOrder> change, params (int Width, int Interval)[] plans)
    {
        var item = new WorkItem(1, path, [.. plans.Select(plan => Works.Bif(InFolder("a.bif"), plan.Width, plan.Interval))]);
        var folder = Directory.CreateDirectory(InFolder($"frames {Guid.NewGuid():N}")).FullName;
        var order = change(new ExtractionOrder(item, new FrameOptions(), folder));
        return await Extractor.ExtractAsync(order, (_, _) => { }, TestContext.Current.CancellationToken);
    }

    /// <summary>The size of the first picture, and the second of the clock that each shows.</summary>
    public static (PixelSize Size, int[] Seconds) Look(IFrameSet frames)
    {
        var seconds = Enumerable.Range(0, frames.Count).Select(i =>
        {
            using var picture = SKBitmap.Decode(frames.Read(i).Span);
            return TestMedia.SecondOf(picture.GetPixel(picture.Width / 2, picture.Height / 2).Green);
        });
        Assert.True(JpegHeader.TryReadSize(frames.Read(0).Span, out var size));
        return (size, [.. seconds]);
    }

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
