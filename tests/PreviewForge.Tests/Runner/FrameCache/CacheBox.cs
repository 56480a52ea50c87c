using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.GpuRunner.FrameCache;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Outputs;
using PreviewForge.Previews.Publishing;
using PreviewForge.Tests.Previews.Support;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.FrameCache;

/// <summary>A frame cache in a folder of its own, with a clock that stands still.</summary>
internal sealed class CacheBox : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pf-cache-").FullName;

    public CacheBox(int minutes = 60, int megabytes = 2048) => (Options, Cache) =
        (new RunnerOptions { TempFolder = _root, RunnerId = "r", FrameCacheMinutes = minutes, FrameCacheMegabytes = megabytes }, null!);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public RunnerOptions Options { get; }

    public PictureCache Cache
    {
        get => field ??= Open();
        private set;
    }

    public string Folder => Path.Combine(_root, "previewforge-runner", "r", "frames");

    public string[] Files => Directory.Exists(Folder) ? Directory.GetFiles(Folder) : [];

    /// <summary>What the next life of the runner sees.</summary>
    public PictureCache Open(long? freeBytes = null)
    {
        var files = new PhysicalFileSystem();
        var cache = new PictureCache(
            Options, files, new AtomicPublisher(files, PublisherId.From("r"), Time), Time, NullLogger<PictureCache>.Instance) { FreeBytes = _ => freeBytes };
        cache.Load();
        return Cache = cache;
    }

    public static FrameKey Key(string path = "/m/a.mkv") => new(new SourceFingerprint(path, 1000, 5), new FrameOptions(), "1.0, ffmpeg 5");

    /// <param name="intervalSeconds">Time between two pictures.</param>
    /// <param name="widths">In pixels.</param>
    public static PictureSet Pictures(int intervalSeconds = 2, params int[] widths) => Of(
        intervalSeconds, (widths is [] ? [16] : widths).ToDictionary(width => width, width => Jpegs.Frames(6, width)));

    /// <summary>Pictures that take about so many bytes.</summary>
    public static PictureSet Heavy(int bytes) => Of(2, new Dictionary<int, IFrameSet>
    {
        [16] = new MemoryFrames([[.. Jpegs.Solid(16, 18, Jpegs.ColorOf(1)), .. new byte[bytes]]]),
    });

    public static OutputPlan[] Wanted(int intervalSeconds = 2, int width = 16) => [Works.Bif("/m/a.bif", width, intervalSeconds)];

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static PictureSet Of(int intervalSeconds, IReadOnlyDictionary<int, IFrameSet> sets) => new(
        intervalSeconds, sets, new FrameSettings(4, null), 11.5, FrameSource.Extracted, new ExtractionReport { Way = ExtractionWay.Sparse, AlignmentSeconds = 0.5 });
}
