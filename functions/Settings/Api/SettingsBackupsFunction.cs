using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings.Backups;

namespace PreviewForge.Functions.Settings.Api;

/// <summary>Lists backups and puts one back.</summary>
public sealed class SettingsBackupsFunction(BackupInventory inventory, BackupRestore restore)
{
    private const string Note = "The file as it was before is a backup now, too. The app uses the restored file from now on.";

    [Function(nameof(ListSettingsBackups))]
    public IResult ListSettingsBackups([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = SettingsRoutes.Backups)] HttpRequest request)
        => ApiJson.Reply(new { Files = inventory.List() });

    [Function(nameof(RestoreSettingsBackup))]
    public Task<IResult> RestoreSettingsBackup(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = SettingsRoutes.Restore)] HttpRequest request, CancellationToken cancellationToken)
        => SuccessFlag.AddAsync(async () =>
        {
            JsonObject sent = await SettingsBody.ReadAsync(request, cancellationToken);
            string file = SettingsBody.Text(sent, "file");
            string backup = SettingsBody.Text(sent, "backup");
            string restored = await restore.RestoreAsync(file, backup.Length > 0 ? backup : null, cancellationToken);
            return ApiJson.Reply(new { Success = true, File = file, Backup = restored, Note });
        });
}
