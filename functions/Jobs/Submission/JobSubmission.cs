using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Submission;

/// <summary>Takes jobs in. A job that was taken in is in the database, and will be run whatever happens next.</summary>
public sealed class JobSubmission(Database database, MediaRoot mediaRoot, SettingsStore settings, TimeProvider time)
{
    /// <returns>The id of the job, which is pending.</returns>
    /// <exception cref="Api.ApiException">400: a path is no path, or outside of the media root. Nothing was taken in.</exception>
    public async Task<Guid> SubmitAsync(ManualJobRequest request, CancellationToken cancellationToken)
    {
        List<string> paths = [.. request.FilePaths.Select(mediaRoot.Admit).Distinct(StringComparer.Ordinal)];
        MediaServerSettings? pin = settings.Read().MediaServers.FirstOrDefault(server => server.Id == request.ServerId);
        DateTimeOffset now = time.GetUtcNow();
        var job = new JobRow
        {
            Id = Guid.NewGuid(),
            CreatedAt = now,
            LibraryName = paths.Count == 1 ? $"Manual: {Path.GetFileName(Path.TrimEndingDirectorySeparator(paths[0]))}" : $"Manual: {paths.Count} files",
            ServerId = pin?.Id,
            ServerName = pin?.Name,
            ServerType = pin?.Type.Text(),
            Priority = request.Priority,
            Config = new JobConfig { FilePaths = paths, ForceGenerate = request.Force, ServerId = pin?.Id },
        };
        return await database.WriteAsync(
            context =>
            {
                context.Jobs.Add(job);
                return Task.FromResult(job.Id);
            },
            cancellationToken);
    }
}
