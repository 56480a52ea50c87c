using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Announcing;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Jobs.Results;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Benchmarks.Library;

/// <summary>Plays the rounds of a job's orchestration over all libraries, newest first, and takes the time of each stage.</summary>
internal sealed class LibraryJob(LibraryApp app)
{
    private readonly SortedDictionary<string, TimeSpan> _stages = new(StringComparer.Ordinal);
    private readonly MemoryWatch _memory = new();
    private long _started;

    /// <param name="isWhole">False: the job is cancelled as soon as all videos are planned and probed.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public async Task<JobFigures> RunAsync(bool isWhole, CancellationToken cancellationToken)
    {
        app.Runner.Reset();
        using var self = Process.GetCurrentProcess();
        var cpu = self.TotalProcessorTime;
        _started = Stopwatch.GetTimestamp();
        var job = await BeginAsync(cancellationToken);
        bool isListed = false;
        DispatchRound dispatched;
        do
        {
            isListed = isListed || (await MeasureAsync("list", () => app.Get<LibraryLister>().StepAsync(job, cancellationToken))).IsListed;
            dispatched = await MeasureAsync("plan and send", () => app.Get<JobDispatcher>().RunAsync(job, cancellationToken));
            await MeasureAsync("record", () => AnswerAsync(cancellationToken));
            await MeasureAsync("announce", () => app.Get<JobAnnouncer>().RunAsync(job, cancellationToken));
            Pause(_memory.Look);
        }
        while (!(isListed && (isWhole ? dispatched == DispatchRound.Drained : await IsProbedAsync(job, cancellationToken))));
        var took = Stopwatch.GetElapsedTime(_started);
        self.Refresh();
        await (isWhole ? app.Get<JobLifecycle>().FinishAsync(job, cancellationToken) : app.Get<JobLifecycle>().CancelAsync(job, cancellationToken));
        return new JobFigures(job, Stopwatch.GetElapsedTime(_started, app.Runner.FirstProbeAt!.Value), took, self.TotalProcessorTime - cpu)
        {
            Stages = _stages, Memory = _memory,
        };
    }

    private async Task<Guid> BeginAsync(CancellationToken cancellationToken)
    {
        var request = new LibraryJobRequest { Kind = JobKind.FullLibrary, LibraryIds = [], LibraryNames = [], Order = ItemOrder.Newest };
        var job = await app.Get<JobSubmission>().SubmitAsync(request, cancellationToken);
        await app.Get<GateKeeper>().LookAsync(cancellationToken);
        return await app.Get<JobResolver>().ResolveAsync(job, cancellationToken) is { } problem ? throw new InvalidOperationException(problem) : job;
    }

    private async Task<bool> AnswerAsync(CancellationToken cancellationToken)
    {
        await app.Runner.AnswerAllAsync(app.Get<ResultRecorder>(), cancellationToken);
        return true;
    }

    private Task<bool> IsProbedAsync(Guid job, CancellationToken cancellationToken) => app.Get<Database>().ReadAsync(
        async context => !await context.Items.AnyAsync(item => item.JobId == job && item.State < ItemState.Ready, cancellationToken), cancellationToken);

    private async Task<T> MeasureAsync<T>(string stage, Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await work();
        _stages[stage] = _stages.GetValueOrDefault(stage) + Stopwatch.GetElapsedTime(started);
        return result;
    }

    /// <summary>The clock stands still meanwhile.</summary>
    private void Pause(Action work)
    {
        var paused = Stopwatch.GetTimestamp();
        work();
        _started += Stopwatch.GetTimestamp() - paused;
    }
}

/// <param name="Job">The job.</param>
/// <param name="FirstDispatch">From its start to the first probe message.</param>
/// <param name="Took">From its start to its end, or until all is planned and probed.</param>
/// <param name="Cpu">Of the app, looks at its memory included.</param>
internal sealed record JobFigures(Guid Job, TimeSpan FirstDispatch, TimeSpan Took, TimeSpan Cpu)
{
    public required IReadOnlyDictionary<string, TimeSpan> Stages { get; init; }

    public required MemoryWatch Memory { get; init; }
}
