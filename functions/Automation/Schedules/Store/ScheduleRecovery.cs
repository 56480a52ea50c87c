using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Settings.Backups;

namespace PreviewForge.Functions.Automation.Schedules.Store;

/// <summary>Puts the newest backup of <c>schedules.json</c> in its place that can be read. The file as it was becomes a backup itself.</summary>
public sealed class ScheduleRecovery(ScheduleStore store)
{
    /// <exception cref="ApiException">409: no backup can be used, or the file can't be written.</exception>
    public async Task<RecoveredSchedules> RecoverAsync(CancellationToken cancellationToken)
    {
        var attempts = new JsonArray();
        foreach (BackupFile backup in BackupFile.Of(store.Path))
        {
            try
            {
                byte[] content = await File.ReadAllBytesAsync(backup.Path, cancellationToken);
                int count = ScheduleFile.ParseBackup(content).Records.Count();
                await WriteAsync(content, cancellationToken);
                return new RecoveredSchedules(LoadStatus.Ok, backup.Path, count, new Dictionary<string, string>());
            }
            catch (Exception unusable) when (unusable is SettingsException or FormatException or IOException or UnauthorizedAccessException)
            {
                attempts.Add(new JsonObject { ["path"] = backup.Path, ["error"] = unusable.Message });
            }
        }

        throw Refused("no_backup", "There is no backup of schedules.json that can be used", new JsonObject { ["attempts"] = attempts });
    }

    private async Task WriteAsync(byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            await store.ReplaceAsync(content, cancellationToken);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw Refused("write_failed", $"schedules.json can't be written. {denied.Message}", []);
        }
    }

    private ApiException Refused(string status, string message, JsonObject more)
    {
        LoadStatus primary = store.Read().Status;
        more["status"] = status;
        more["message"] = message;
        more["primary_error"] = primary.ErrorMessage;
        more["recovery_hint"] = primary.RecoveryHint ?? "Mend the file, or put a copy of it into the configuration folder.";
        return new ApiException(StatusCodes.Status409Conflict, "CONFLICT", message) { More = more };
    }
}

/// <param name="Status"><c>ok</c>.</param>
/// <param name="BackupPath">What was put back.</param>
/// <param name="RestoredCount">How many schedules are in it.</param>
/// <param name="Chown">What was done about owners: nothing, the file belongs to the app.</param>
public sealed record RecoveredSchedules(string Status, string BackupPath, int RestoredCount, IReadOnlyDictionary<string, string> Chown);
