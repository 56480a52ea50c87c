using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Settings.Backups;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>The files beside the settings that a migration may change. They are written before the settings, so a killed migration starts over.</summary>
public sealed class SideFiles(AppFolders folders, RollingBackups backups, TimeProvider time, ILogger<SideFiles> logger)
{
    internal MigrationContext Open(byte[] original) => new(original, time.GetUtcNow())
    {
        Schedules = Read("schedules.json", new JsonObject()),
        WebhookHistory = Read("webhook_history.json", new JsonArray()),
    };

    /// <exception cref="IOException">A file can't be written.</exception>
    internal async Task SaveAsync(MigrationContext context, JsonObject settings, CancellationToken cancellationToken)
    {
        await SaveAsync("schedules.json", context.Schedules, settings, cancellationToken);
        await SaveAsync("webhook_history.json", context.WebhookHistory, settings, cancellationToken);
        foreach ((string from, string to) in context.Renamed)
        {
            string source = Path.Combine(folders.Config, from);
            string target = Path.Combine(folders.Config, to);
            if (File.Exists(source) && !File.Exists(target))
            {
                File.Move(source, target);
            }
        }
    }

    private JsonNode? Read(string name, JsonNode fallback)
    {
        string path = Path.Combine(folders.Config, name);
        try
        {
            return File.Exists(path) ? SettingsJson.ParseAny(File.ReadAllBytes(path), name) : fallback;
        }
        catch (Exception broken) when (broken is SettingsException or IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("{File} is left out of the migration. {Reason}", name, broken.Message);
            return null;
        }
    }

    private async Task SaveAsync(string name, JsonNode? changed, JsonObject settings, CancellationToken cancellationToken)
    {
        JsonNode? before = changed is null ? null : Read(name, changed is JsonObject ? new JsonObject() : new JsonArray());
        if (changed is null || JsonNode.DeepEquals(before, changed))
        {
            return;
        }

        string path = Path.Combine(folders.Config, name);
        await backups.KeepAsync(path, File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken) : null, settings, cancellationToken);
        await AtomicFile.WriteAsync(path, SettingsJson.Serialize(changed), cancellationToken);
    }
}
