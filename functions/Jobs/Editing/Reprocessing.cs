using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Editing;

/// <summary>Does an ended job once more, as a new job with the same libraries, paths, server and urgency. A try of a chain stands for the job that the chain began with.</summary>
public sealed class Reprocessing(Database database, TimeProvider time)
{
    /// <returns>The new job, which is pending.</returns>
    /// <exception cref="ApiException">404: there is no such job. 409: it has not ended.</exception>
    public Task<Guid> AgainAsync(Guid jobId, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            JobRow asked = await context.Jobs.AsNoTracking().SingleOrDefaultAsync(row => row.Id == jobId, cancellationToken) ?? throw ApiException.NotFound("Job not found");
            JobRow source = asked.ParentJobId is { } parent
                ? await context.Jobs.AsNoTracking().SingleOrDefaultAsync(row => row.Id == parent, cancellationToken) ?? throw ApiException.Conflict("The job that this one retried is gone")
                : asked;
            if (asked.Status is JobStatus.Running or JobStatus.Pending || source.Status is JobStatus.Running or JobStatus.Pending)
            {
                throw ApiException.Conflict("The job is running or pending; cancel it first, or wait for its end");
            }

            JobRow again = CopyOf(source);
            context.Jobs.Add(again);
            await context.SaveChangesAsync(cancellationToken);
            await CopyArrivalsAsync(context, source.Id, again.Id, cancellationToken);
            context.Tell(LiveEventKind.JobCreated, again.CreatedAt, again.Id);
            return again.Id;
        },
        cancellationToken);

    private JobRow CopyOf(JobRow job) => new()
    {
        Id = Guid.NewGuid(),
        CreatedAt = time.GetUtcNow(),
        LibraryName = job.LibraryName,
        LibraryId = job.LibraryId,
        ServerId = job.ServerId,
        ServerName = job.ServerName,
        ServerType = job.ServerType,
        Priority = job.Priority,
        Config = job.Config,
    };

    private static Task<int> CopyArrivalsAsync(PreviewForgeDbContext context, Guid from, Guid to, CancellationToken cancellationToken) => context.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO webhook_arrivals ("JobId", "Path", "ServerId", "ItemId", "IsDeleted", "Title", "At")
        SELECT {to}, "Path", "ServerId", "ItemId", "IsDeleted", "Title", "At" FROM webhook_arrivals WHERE "JobId" = {from}
        """,
        cancellationToken);
}
