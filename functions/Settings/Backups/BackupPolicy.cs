using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace PreviewForge.Functions.Settings.Backups;

/// <summary>Which backups of a file are kept.</summary>
/// <param name="Keep">How many, 1 to 100.</param>
/// <param name="MaxAge">How long at most; null for no end.</param>
internal sealed record BackupPolicy(int Keep, TimeSpan? MaxAge)
{
    public const string KeepKey = "config_backup_keep";

    public const string MaxAgeKey = "config_backup_max_age_days";

    private const int DefaultKeep = 10;

    /// <summary>What the settings say, else the environment; a value outside of its range is brought into it.</summary>
    public static BackupPolicy Of(JsonObject settings, IConfiguration configuration)
    {
        int keep = Math.Clamp(Number(settings, KeepKey) ?? Number(configuration, "CONFIG_BACKUP_KEEP") ?? DefaultKeep, 1, 100);
        int days = Math.Clamp(Number(settings, MaxAgeKey) ?? Number(configuration, "CONFIG_BACKUP_MAX_AGE_DAYS") ?? 0, 0, 365);
        return new BackupPolicy(keep, days > 0 ? TimeSpan.FromDays(days) : null);
    }

    private static int? Number(JsonObject settings, string key)
        => settings[key] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out int number) ? number : null;

    private static int? Number(IConfiguration configuration, string key) => int.TryParse(configuration[key], out int number) ? number : null;
}
