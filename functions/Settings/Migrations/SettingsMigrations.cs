using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>All steps, in their order.</summary>
internal static class SettingsMigrations
{
    /// <summary>To schema 3 nothing changed.</summary>
    public static IReadOnlyList<ISettingsMigration> All { get; } =
    [
        new GpuListMigration(), new RecentlyAddedMigration(), new CpuFallbackMigration(), new CudaMigration(), new MediaServersMigration(),
        new GlobalMappingsMigration(), new DuplicateRowsMigration(), new WebhookUrlMigration(), new FrameReuseMigration(), new PlexDefaultMigration(),
        new FrameIntervalMigration(),
    ];

    /// <summary>Brings settings to the current schema; those that are there already stay as they are.</summary>
    public static void Apply(JsonObject settings, MigrationContext context)
    {
        int from = SettingsSchema.VersionOf(settings);
        if (from >= SettingsSchema.Current)
        {
            return;
        }

        foreach (ISettingsMigration migration in All.Where(migration => migration.Version > from))
        {
            migration.Apply(settings, context);
        }

        settings[SettingsSchema.Key] = SettingsSchema.Current;
    }
}
