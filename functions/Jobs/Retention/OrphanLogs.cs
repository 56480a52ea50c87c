using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Retention;

/// <summary>Removes logs whose job is gone.</summary>
public sealed class OrphanLogs(Database database, AppFolders folders, ILogger<OrphanLogs> logger)
{
    private const int AtOnce = 500;

    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        string folder = Path.GetDirectoryName(folders.JobLog(Guid.Empty))!;
        foreach (Guid[] jobs in Directory.Exists(folder) ? JobsWithLogs(folder).Chunk(AtOnce) : [])
        {
            List<Guid> known = await database.ReadAsync(
                context => context.Jobs.Where(job => jobs.Contains(job.Id)).Select(job => job.Id).ToListAsync(cancellationToken), cancellationToken);
            foreach (Guid gone in jobs.Except(known))
            {
                Remove(gone);
            }
        }
    }

    /// <summary>Files with other names are somebody else's.</summary>
    private static IEnumerable<Guid> JobsWithLogs(string folder) => Directory.EnumerateFiles(folder, "*.log")
        .Select(path => Guid.TryParseExact(Path.GetFileNameWithoutExtension(path), "D", out Guid job) ? job : Guid.Empty)
        .Where(job => job != Guid.Empty);

    private void Remove(Guid job)
    {
        try
        {
            File.Delete(folders.JobLog(job));
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("The log of the removed job {JobId} can't be removed. {Reason}", job.ToString("D", CultureInfo.InvariantCulture), denied.Message);
        }
    }
}
