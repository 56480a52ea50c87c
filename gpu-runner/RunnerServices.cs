using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Indexing.Avi;
using PreviewForge.GpuRunner.Extraction.Indexing.Matroska;
using PreviewForge.GpuRunner.Extraction.Indexing.Mp4;
using PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;
using PreviewForge.GpuRunner.Extraction.Ladder;
using PreviewForge.GpuRunner.Extraction.Sources;
using PreviewForge.GpuRunner.Extraction.Sparse;
using PreviewForge.GpuRunner.FrameCache;
using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.GpuRunner.Probe;
using PreviewForge.GpuRunner.Publishing;
using PreviewForge.GpuRunner.Reporting;
using PreviewForge.GpuRunner.Sweeping;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Outputs;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.GpuRunner;

/// <summary>Registers the parts. Hosted services end in the reverse of this order: the intake first, the heartbeat last.</summary>
internal static class RunnerServices
{
    /// <summary>The whole runner.</summary>
    public static void AddRunner(this IHostApplicationBuilder builder) =>
        builder.AddRunnerOptions().AddReporting().AddPublishing().AddHardware().AddExtraction().AddSweeping().AddIntake();

    private static IHostApplicationBuilder AddReporting(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IRunnerBlobs, AzureRunnerBlobs>();
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<RunnerMetrics>();
        builder.Services.AddSingleton<HeartbeatContent>();
        builder.Services.AddSingleton<Wishes>();
        builder.Services.AddSingleton<AliveFile>();
        builder.Services.AddSingleton<ResultSender>();
        builder.Services.AddSingleton<Answers>();
        builder.Services.AddHostedService<HeartbeatService>();
        builder.Services.AddHostedService<FrameBlobService>();
        builder.Services.AddHostedService<DesiredStateService>();
        return builder;
    }

    private static IHostApplicationBuilder AddPublishing(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IFileSystem, PhysicalFileSystem>();
        builder.Services.AddSingleton<FreshnessProbe>();
        builder.Services.AddSingleton(services => new AtomicPublisher(
            services.GetRequiredService<IFileSystem>(),
            PublisherId.From(services.GetRequiredService<RunnerOptions>().RunnerId),
            services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(services =>
            new PreviewPublisher(services.GetRequiredService<AtomicPublisher>(), $"PreviewForge {HeartbeatContent.Version}"));
        builder.Services.AddSingleton<FreshPlans>();
        builder.Services.AddSingleton<PlanPublisher>();
        builder.Services.AddSingleton<SiblingPictures>();
        builder.Services.AddSingleton<ItemProbe>();
        builder.Services.AddSingleton<ProbeProcessor>();
        return builder;
    }

    private static IHostApplicationBuilder AddExtraction(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MediaProbe>();
        builder.Services.AddSingleton(services => new TempSpace(services.GetRequiredService<RunnerOptions>(), TempSpace.FreeBytes));
        builder.Services.AddSingleton<IVideoIndexer, MatroskaIndexer>();
        builder.Services.AddSingleton<IVideoIndexer, Mp4Indexer>();
        builder.Services.AddSingleton<IVideoIndexer, AviIndexer>();
        builder.Services.AddSingleton<IVideoIndexer, MpegTsIndexer>();
        builder.AddLadder();
        builder.Services.AddSingleton<FrameExtractor>();
        builder.Services.AddSingleton<Workspace>();
        builder.Services.AddSingleton<SingleFlight>();
        builder.Services.AddSingleton<ExtractTools>();
        builder.Services.AddSingleton<PictureCache>();
        builder.Services.AddSingleton<PassRunner>();
        builder.Services.AddSingleton<ExtractProcessor>();
        builder.Services.AddHostedService<PictureCacheService>();
        builder.Services.AddSingleton<FfmpegVersion>();
        builder.Services.AddHostedService(services => services.GetRequiredService<FfmpegVersion>());
        return builder;
    }

    private static void AddLadder(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => new VideoOpener(
            services.GetServices<IVideoIndexer>(), path => MediaFile.Open(path, services.GetRequiredService<TimeProvider>())));
        builder.Services.AddSingleton<FfmpegRuns>();
        builder.Services.AddSingleton<SparseSubjects>();
        builder.Services.AddSingleton<ExactSlots>();
        builder.Services.AddSingleton<SparseWay>();
        builder.Services.AddSingleton<KeyframeWay>();
        builder.Services.AddSingleton<FullWay>();
        builder.Services.AddSingleton<Admission>();
        builder.Services.AddSingleton<Ways>();
        builder.Services.AddSingleton<WayVerdicts>();
        builder.Services.AddSingleton<CrashQuarantine>();
        builder.Services.AddSingleton<ExtractionLadder>();
    }

    private static IHostApplicationBuilder AddSweeping(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PreviewFinder>();
        builder.Services.AddSingleton<PreviewFiles>();
        builder.Services.AddSingleton<Census>();
        builder.Services.AddSingleton<Removal>();
        builder.Services.AddSingleton<Sweeper>();
        builder.Services.AddSingleton<SweepProcessor>();
        return builder;
    }

    private static IHostApplicationBuilder AddIntake(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IWorkQueues, AzureWorkQueues>();
        builder.Services.AddSingleton<HeldMessages>();
        builder.Services.AddSingleton<LeaseFactory>();
        builder.Services.AddSingleton<InFlight>();
        builder.Services.AddSingleton<IntakeGate>();
        builder.Services.AddSingleton<ExtractionWorkers>();
        builder.Services.AddSingleton<IWorkProcessor, WorkProcessor>();
        builder.Services.AddSingleton<MessageHandler>();
        builder.Services.AddHostedService<Recovery>();
        builder.Services.AddHostedService<IntakeService>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = IntakeService.Grace + (IntakeService.Cleanup * 2));
        return builder;
    }
}
