using PreviewForge.Cli.Rest;
using PreviewForge.Cli.Stack;

namespace PreviewForge.Cli.Preview;

/// <summary>One run through the whole stack: bring it up, submit the job, follow it, gather the outcomes, leave nothing running.</summary>
internal sealed class PreviewRun(PreviewRequest request, IProgressDisplay display, TimeProvider time)
{
    private static readonly TimeSpan CancelPatience = TimeSpan.FromSeconds(3);

    /// <summary>Called when the stack is up; tests use it to get at its processes.</summary>
    public Action<ForgeStack, string>? Submitted { get; init; }

    public IReadOnlyDictionary<string, string> RunnerEnvironment { get; init; } = new Dictionary<string, string>();

    /// <exception cref="FileNotFoundException">A path isn't there.</exception>
    /// <exception cref="StackException">The stack doesn't come up, or broke for good.</exception>
    /// <exception cref="ApiException">The app refuses the job.</exception>
    public async Task<PreviewReport> RunAsync(CancellationToken cancellationToken)
    {
        var media = MediaPaths.Resolve(request.Paths);
        using var folder = new RunFolders(Path.Combine(request.State, "runs"), time).Open();
        var options = new StackOptions(new StateLayout(folder.FullPath)) { RunnerEnvironment = WithoutFrameCache(RunnerEnvironment) };
        options.Layout.Create();
        FolderServers.Write(options.Layout, media.Folders, request.Output, options.Workers);

        PreviewReport report;
        await using (var stack = await ForgeStack.StartAsync(options, time, cancellationToken))
        {
            report = await stack.WhileRunningAsync(token => ProcessAsync(stack, media, token), cancellationToken);
        }

        folder.Delete();
        return report;
    }

    /// <summary>The run reads each video once, and its folder goes with it: kept pictures would serve nobody.</summary>
    private static Dictionary<string, string> WithoutFrameCache(IReadOnlyDictionary<string, string> environment)
    {
        var changed = new Dictionary<string, string>(environment);
        changed.TryAdd("FRAME_CACHE_MINUTES", "0");
        return changed;
    }

    private async Task<PreviewReport> ProcessAsync(ForgeStack stack, MediaPaths media, CancellationToken cancellationToken)
    {
        using var api = ForgeApi.Connect(stack.Address, stack.Token, time);
        var started = time.GetTimestamp();
        var job = await api.SubmitAsync(new ManualJob(media.Targets, request.Force), cancellationToken);
        Submitted?.Invoke(stack, job.Id);
        try
        {
            var watch = new JobWatch(api, time);
            await display.ShowAsync(watch.FollowAsync(job.Id, cancellationToken));
            var (rows, truncated) = await api.FilesAsync(job.Id, cancellationToken);
            return new PreviewReport(watch.Latest!, rows, truncated, time.GetElapsedTime(started));
        }
        catch (OperationCanceledException)
        {
            await api.TryCancelAsync(job.Id, CancelPatience);
            throw;
        }
    }
}
