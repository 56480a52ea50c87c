using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Submission;

/// <summary>Takes jobs in. A job that was taken in is in the database, and will be run whatever happens next.</summary>
public sealed class JobSubmission(Database database, MediaRoot mediaRoot, SettingsStore settings, TimeProvider time)
{
    /// <returns>The id of the job, which is pending.</returns>
    /// <exception cref="Api.ApiException">400: a path is no path, or outside of the media root. Nothing was taken in.</exception>
    public Task<Guid> SubmitAsync(ManualJobRequest request, CancellationToken cancellationToken)
    {
        List<string> paths = [.. request.FilePaths.Select(mediaRoot.Admit).Distinct(StringComparer.Ordinal)];
        MediaServerSettings? pin = settings.Read().MediaServers.FirstOrDefault(server => server.Id == request.ServerId);
        return KeepAsync(
            new JobRow
            {
                Id = Guid.NewGuid(),
                CreatedAt = time.GetUtcNow(),
                LibraryName = paths.Count == 1 ? $"Manual: {Path.GetFileName(Path.TrimEndingDirectorySeparator(paths[0]))}" : $"Manual: {paths.Count} files",
                ServerId = pin?.Id,
                ServerName = pin?.Name,
                ServerType = pin?.Type.Text(),
                Priority = request.Priority,
                Config = new JobConfig { FilePaths = paths, ForceGenerate = request.Force, ServerId = pin?.Id },
            },
            cancellationToken);
    }

    /// <summary>A job about libraries. It is pinned to a server when the caller says so, or when the libraries leave no doubt.</summary>
    /// <returns>The id of the job, which is pending.</returns>
    public Task<Guid> SubmitAsync(LibraryJobRequest request, CancellationToken cancellationToken) => KeepAsync(Row(request), cancellationToken);

    /// <summary>The same, unless there is a job already that does for it.</summary>
    /// <param name="request">What is asked for. When its <see cref="LibraryJobRequest.JobId"/> is taken, that job is the one, and nothing else happens.</param>
    /// <param name="instead">Looks, in the same transaction, for a job that does for the new one; null when there is none.</param>
    /// <param name="cancellationToken">Nothing was done, or all of it.</param>
    /// <returns>The id of the new job, or of the one that does for it.</returns>
    public Task<Guid> SubmitAsync(LibraryJobRequest request, Func<PreviewForgeDbContext, Task<Guid?>> instead, CancellationToken cancellationToken)
    {
        JobRow job = Row(request);
        return database.WriteAsync(
            async context => await context.Jobs.AnyAsync(row => row.Id == job.Id, cancellationToken) ? job.Id : await instead(context) ?? Add(context, job),
            cancellationToken);
    }

    private JobRow Row(LibraryJobRequest request)
    {
        IReadOnlyList<MediaServerSettings> servers = settings.Read().MediaServers;
        MediaServerSettings? pin = servers.FirstOrDefault(server => server.Id == request.ServerId) ?? LibraryPin.Infer(servers, request.LibraryIds);
        return new JobRow
        {
            Id = request.JobId ?? Guid.NewGuid(),
            CreatedAt = time.GetUtcNow(),
            LibraryName = request.Label.Length > 0 ? request.Label : LibraryPin.LabelOf(request, pin),
            LibraryId = request.LibraryIds.Count == 1 ? request.LibraryIds[0] : null,
            ServerId = pin?.Id,
            ServerName = pin?.Name,
            ServerType = pin?.Type.Text(),
            Priority = request.Priority,
            Config = new JobConfig
            {
                Kind = request.Kind,
                LibraryIds = request.LibraryIds,
                LibraryNames = request.LibraryNames,
                ForceGenerate = request.Force,
                Order = request.Order,
                LookbackHours = request.LookbackHours,
                DryRun = request.DryRun,
                ServerId = pin?.Id,
                Source = request.Source,
                ScheduleId = request.ScheduleId,
            },
            ParentScheduleId = request.ParentScheduleId,
        };
    }

    private Task<Guid> KeepAsync(JobRow job, CancellationToken cancellationToken)
        => database.WriteAsync(context => Task.FromResult(Add(context, job)), cancellationToken);

    private static Guid Add(PreviewForgeDbContext context, JobRow job)
    {
        context.Jobs.Add(job);
        context.Tell(LiveEventKind.JobCreated, job.CreatedAt, job.Id);
        return job.Id;
    }
}
