using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreviewForge.Functions.Automation.Playback;
using PreviewForge.Functions.Jobs.Announcing;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Editing;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Jobs.Reports;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Jobs.Resolving.Announced;
using PreviewForge.Functions.Jobs.Results;
using PreviewForge.Functions.Jobs.Retention;
using PreviewForge.Functions.Jobs.Retrying;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Functions.Jobs.Workers;
using PreviewForge.Functions.Settings.Editing;

namespace PreviewForge.Functions.Jobs;

internal static class JobsServices
{
    public static IHostApplicationBuilder AddJobs(this IHostApplicationBuilder builder)
    {
        builder.Services.AddPlayback()
            .AddSingleton<MediaRoot>().AddSingleton<JobSubmission>()
            .AddSingleton<JobResolver>().AddSingleton<SubmittedPaths>().AddSingleton<VideoSources>().AddSingleton<AnnouncedVideos>().AddSingleton<AnnouncedSearches>().AddSingleton<GoneVideos>().AddSingleton<ListingServices>().AddSingleton<LibraryLister>().AddSingleton<ItemPlanning>().AddSingleton<MissingFiles>()
            .AddSingleton<JobAnnouncer>().AddSingleton<AnnouncementRecorder>().AddSingleton<JobStages>()
            .AddSingleton<JobEdits>().AddSingleton<JobRemoval>().AddSingleton<Reprocessing>().AddSingleton<AttemptList>()
            .AddSingleton<WishedWorkers>().AddSingleton<WorkerCrew>().AddSingleton<WorkerSnapshot>()
            .AddSingleton<RetryChains>().AddSingleton<RetryJobs>().AddSingleton<CancelledChains>()
            .AddSingleton<DispatchLedger>().AddSingleton<JobDispatcher>().AddSingleton<LostWork>()
            .AddSingleton<ResultRecorder>().AddSingleton<ResultLog>()
            .AddSingleton<GateKeeper>().AddSingleton<GateBell>().AddSingleton<ProcessingPause>().AddSingleton<UserPause>().AddSingleton<HeldWork>().AddSingleton<PauseNews>()
            .AddSingleton<IPauseSource>(services => services.GetRequiredService<UserPause>()).AddSingleton<IPauseSource, NoWorkersPause>()
            .AddSingleton<JobLifecycle>().AddSingleton<RestartRule>().AddSingleton<OrphanLogs>().AddSingleton<JobOrchestrations>().AddSingleton<RunningJobs>().AddSingleton<RunnerWishes>()
            .AddSingleton<JobCatalog>().AddSingleton<RunningTallies>().AddSingleton<JobViews>().AddSingleton<JobFiles>()
            .AddSingleton<ISettingsFollower, WorkersFollower>().AddSingleton<ISettingsFollower, GateFollower>()
            .AddSingleton<JobLog>().AddSingleton<JobLogReader>();
        return builder;
    }
}
