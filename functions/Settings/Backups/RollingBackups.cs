using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Settings.Backups;

/// <summary>
/// Copies what a save is about to replace, and sweeps old copies. That a copy can't be made is told and hinders nothing. The caller sees to it that
/// no two saves of one file run at once.
/// </summary>
public sealed class RollingBackups(IConfiguration configuration, TimeProvider time, ILogger<RollingBackups> logger)
{
    private static readonly TimeSpan MostAhead = TimeSpan.FromHours(1);

    /// <param name="live">Absolute path of the file.</param>
    /// <param name="content">What is in it now; null when there is no file yet, and nothing to keep.</param>
    /// <param name="settings">The settings that say how many copies are kept.</param>
    public async Task KeepAsync(string live, byte[]? content, JsonObject settings, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return;
        }

        try
        {
            string made = FreePath(live);
            await AtomicFile.WriteAsync(made, content, cancellationToken);
            Prune(live, made, BackupPolicy.Of(settings, configuration));
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("No backup could be made of {File}; it is saved all the same. {Reason}", live, denied.Message);
        }
    }

    /// <summary>
    /// A name has seconds only, so of several saves in one second each takes the second after the last: no state is lost, and names stay in order.
    /// Copies far ahead were made under a wrong clock, and are not followed.
    /// </summary>
    private string FreePath(string live)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset? last = BackupFile.Of(live).Select(backup => backup.Stamp).FirstOrDefault(stamp => stamp < now + MostAhead);
        return BackupFile.PathFor(live, last is { } taken && taken.AddSeconds(1) > now ? taken.AddSeconds(1) : now);
    }

    /// <summary>The copy just made always stays, also when the clock was wrong and others look newer.</summary>
    private void Prune(string live, string made, BackupPolicy policy)
    {
        DateTimeOffset oldest = policy.MaxAge is { } age ? time.GetUtcNow() - age : DateTimeOffset.MinValue;
        IEnumerable<BackupFile> others = BackupFile.Of(live).Where(backup => !backup.IsLegacy && backup.Path != made);
        foreach (BackupFile backup in others.Where((backup, index) => index >= policy.Keep - 1 || backup.Stamp < oldest))
        {
            File.Delete(backup.Path);
        }
    }
}
